/** Actions that are remembered: a power of two. One whose place another has taken since is looked up. */
const PLACES = 65_536;
/** An id is four words of 32 bits. */
const WORDS = 4;

/**
 * Whose the latest actions are that were decided here, so that their outcomes need no query. In arrays of numbers: a map of as
 * many texts was half of what the garbage collector had to move about while single actions came.
 */
export class RecentActions {
  private readonly ids = new Uint32Array(PLACES * WORDS);
  /** The number of the agent whose action has the place; 0 for none. */
  private readonly owners = new Uint32Array(PLACES);
  private readonly numbers = new Map<string, number>();
  private readonly agents: string[] = [''];
  private readonly id = new Uint32Array(WORDS);

  remember(actionId: string, agentId: string): void {
    const place = this.placeOf(actionId);
    this.ids.set(this.id, place * WORDS);
    this.owners[place] = this.numberOf(agentId);
  }

  /** The agent; undefined when that is not known here. `actionId` is a UUID in lower case. */
  ownerOf(actionId: string): string | undefined {
    const place = this.placeOf(actionId);
    for (let word = 0; word < WORDS; word += 1) {
      if (this.ids[place * WORDS + word] !== this.id[word]) return undefined;
    }
    return this.agents[this.owners[place] ?? 0] || undefined;
  }

  /** Reads an id, and tells the place that it would have by its last bits, which are random. */
  private placeOf(id: string): number {
    let word = 0;
    let digits = 0;
    for (let at = 0; at < id.length; at += 1) {
      const code = id.charCodeAt(at);
      if (code === HYPHEN) continue;
      word = (word << 4) | (code <= NINE ? code - ZERO : code - TEN);
      if (++digits % 8 === 0) this.id[digits / 8 - 1] = word;
    }
    return (word >>> 0) % PLACES;
  }

  private numberOf(agentId: string): number {
    let number = this.numbers.get(agentId);
    if (number === undefined) {
      number = this.agents.push(agentId) - 1;
      this.numbers.set(agentId, number);
    }
    return number;
  }
}

const HYPHEN = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
/** What is to be taken from the code of a letter to have the value of the digit. */
const TEN = 0x61 - 10;
