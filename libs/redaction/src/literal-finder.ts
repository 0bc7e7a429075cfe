/** Classes of characters: 0 for whatever is in no literal, beyond ASCII included. */
const ASCII = 128;

/**
 * Finds many literals in one pass over a text, whatever the case of ASCII letters (Aho and Corasick, 1975): each
 * character costs one look-up, whatever the text.
 */
export class LiteralFinder {
  /** How many classes of characters there are: the transitions of one state. */
  readonly width: number;
  /** The class of each ASCII character. */
  readonly classes = new Uint8Array(ASCII);
  /** The next state, by `state * width + class`; 0 is the first state. */
  readonly next: Uint16Array;
  /** States from this one on end a literal, those before it none. */
  readonly firstFound: number;
  private readonly found: readonly (readonly number[])[];

  /** @throws RangeError for a literal that is empty or beyond ASCII */
  constructor(literals: readonly string[]) {
    const lower = literals.map((literal) => literal.toLowerCase());
    for (const literal of lower) {
      if (!/^[\0-\x7f]+$/.test(literal)) throw new RangeError('a literal is not of ASCII characters');
      for (const character of literal) this.classes[character.charCodeAt(0)] ||= 1;
    }
    this.width = this.numberClasses();
    const trie = this.trieOf(lower);
    const order = this.link(trie);
    const ending = order.filter((state) => (trie.found[state] ?? []).length > 0);
    const others = order.filter((state) => (trie.found[state] ?? []).length === 0);
    const renumbered = [...others, ...ending];
    this.firstFound = others.length;
    this.found = renumbered.map((state) => trie.found[state] ?? []);
    const places = new Map(renumbered.map((state, place) => [state, place]));
    this.next = Uint16Array.from(
      renumbered.flatMap((state) => (trie.next[state] ?? []).map((to) => places.get(to) ?? 0)),
    );
  }

  /** The numbers of the literals that end where a state was reached, longest first. */
  foundAt(state: number): readonly number[] {
    return this.found[state] ?? [];
  }

  private numberClasses(): number {
    let last = 0;
    for (let code = 0; code < ASCII; code += 1) {
      const isUpper = code >= 65 && code <= 90;
      if (!isUpper && this.classes[code] === 1) this.classes[code] = last += 1;
    }
    for (let code = 65; code <= 90; code += 1) this.classes[code] = this.classes[code + 32] ?? 0;
    return last + 1;
  }

  private trieOf(literals: readonly string[]): { next: number[][]; found: number[][] } {
    const next = [new Array<number>(this.width).fill(0)];
    const found: number[][] = [[]];
    for (const [number, literal] of literals.entries()) {
      let state = 0;
      for (const character of literal) {
        const here = next[state] ?? [];
        const by = this.classes[character.charCodeAt(0)] ?? 0;
        if (here[by] === 0) {
          here[by] = next.push(new Array<number>(this.width).fill(0)) - 1;
          found.push([]);
        }
        state = here[by] ?? 0;
      }
      found[state]?.push(number);
    }
    return { next, found };
  }

  /** Fills in where to go on when a literal breaks off. Answers the states, nearest to the first one first. */
  private link({ next, found }: { next: number[][]; found: number[][] }): number[] {
    const fallback = new Array<number>(next.length).fill(0);
    const order = [0];
    for (const state of order) {
      const here = next[state] ?? [];
      const behind = next[fallback[state] ?? 0] ?? [];
      for (let by = 0; by < this.width; by += 1) {
        const to = here[by] ?? 0;
        const elsewhere = state === 0 ? 0 : (behind[by] ?? 0);
        if (to === 0) {
          here[by] = elsewhere;
          continue;
        }
        fallback[to] = elsewhere;
        found[to]?.push(...(found[elsewhere] ?? []));
        order.push(to);
      }
    }
    return order;
  }
}
