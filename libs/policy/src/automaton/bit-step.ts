import { GroupedJumps } from './grouped-jumps.js';
import type { FilledWord, JumpGroup } from './jump-group.js';
import type { Link, Links } from './position-automaton.js';
import { SingleJumps } from './single-jumps.js';

/** A set of positions: 32 to a word, the lowest first. */
export type Bits = Int32Array;

const WORD = 32;

/** The three words of `moves`: what stays, what is moved to from the position before it, and what begins a match. */
const MOVE = { staying: 0, moved: 1, beginning: 2 } as const;

/**
 * How all positions go on at once, at a place where the same assertions hold. Most positions are followed by
 * the one behind them, or by themselves: those move by a shift. The others are taken together by what follows them.
 * After G. Navarro and M. Raffinot, "Flexible Pattern Matching in Strings" (2002), section 5, and the exceptions of
 * Hyperscan's LimEx automaton (X. Wang et al., NSDI 2019).
 */
export class BitStep {
  private readonly matchesEmpty: boolean;
  /** Whether a match can begin here. */
  readonly begins: boolean;
  /** Of each word the three that `MOVE` names, one behind the other. */
  private readonly moves: Int32Array;
  private readonly single: SingleJumps;
  private readonly grouped: GroupedJumps;
  /** Two numbers each: a word and the bits in it behind which a match is complete. */
  private readonly last: Int32Array;

  constructor({ matchesEmpty, first, last, positions, links }: Links) {
    const words = wordsFor(positions);
    this.matchesEmpty = matchesEmpty;
    this.begins = matchesEmpty || first.length > 0;
    this.last = Int32Array.from(filledWords(bitsOf(words, last)).flat());
    this.moves = new Int32Array(3 * words);
    for (const position of first) this.addMove(position, MOVE.beginning);
    const far = links.flatMap((link) => this.withoutMoves(link));
    const groups = groupsOf(words, far);
    this.single = SingleJumps.of(groups.filter(isSingle));
    this.grouped = GroupedJumps.of(groups.filter((group) => !isSingle(group)));
  }

  /** Puts into `into` those of `takers` that come next after any of `from`, or that begin a match if any may begin here. */
  run(from: Bits, takers: Bits, into: Bits, mayBegin = -1): void {
    const { moves } = this;
    let carried = 0;
    for (let word = 0, move = 0; word < from.length; word++, move += 3) {
      const here = from[word] ?? 0;
      const moved = ((here << 1) | carried) & (moves[move + 1] ?? 0);
      const staying = here & (moves[move] ?? 0);
      const beginning = (moves[move + 2] ?? 0) & mayBegin;
      into[word] = (staying | moved | beginning) & (takers[word] ?? 0);
      carried = here >>> (WORD - 1);
    }
    this.single.run(from, takers, into);
    this.grouped.run(from, takers, into);
  }

  private addMove(position: number, move: number): void {
    set(this.moves, 3 * (position >>> 5) + move, position);
  }

  /** Adds the moves of a link. Answers what is left of it: the positions that go on with others, too. */
  private withoutMoves({ from, to }: Link): Link[] {
    const targets = new Set(to);
    const left = from.filter((position) => {
      const stays = targets.has(position);
      const movesOn = targets.has(position + 1);
      if (stays) this.addMove(position, MOVE.staying);
      if (movesOn) this.addMove(position + 1, MOVE.moved);
      return targets.size > Number(stays) + Number(movesOn);
    });
    return left.length > 0 ? [{ from: left, to }] : [];
  }

  /** The jumps to `takers`. */
  jumpsTo(takers: Bits): { readonly single: SingleJumps; readonly grouped: GroupedJumps } {
    return { single: this.single.narrowedTo(takers), grouped: this.grouped.narrowedTo(takers) };
  }

  /** Those of `takers` that are come to by `how`. */
  taken(takers: Bits, how: keyof typeof MOVE): Bits {
    return takers.map((taking, word) => taking & (this.moves[3 * word + MOVE[how]] ?? 0));
  }

  /** The most that a step can cost for characters of one class, in words read and written. */
  get work(): number {
    return this.moves.length / 3 + this.completionWork + this.single.work + this.grouped.work;
  }

  /** What it costs to find out whether a match is complete. */
  get completionWork(): number {
    return this.last.length / 4;
  }

  /** Whether a match is complete behind any of these positions, or here, where it may begin, as the empty text. */
  completes(bits: Bits, mayBegin = true): boolean {
    const { last } = this;
    if (mayBegin && this.matchesEmpty) return true;
    for (let at = 0; at < last.length; at += 2) {
      if (((bits[last[at] ?? 0] ?? 0) & (last[at + 1] ?? 0)) !== 0) return true;
    }
    return false;
  }
}

/** How many words a set of so many positions has. */
export function wordsFor(positions: number): number {
  return Math.max(1, Math.ceil(positions / WORD));
}

/** A set of positions in words. */
export function bitsOf(words: number, positions: Iterable<number>): Bits {
  const bits = new Int32Array(words);
  for (const position of positions) set(bits, position >>> 5, position);
  return bits;
}

/** The words of a set that are not empty, with their places. */
export function filledWords(bits: Bits): FilledWord[] {
  return Array.from(bits, (word, at): FilledWord => [at, word]).filter(([, word]) => word !== 0);
}

function set(bits: Bits, word: number, position: number): void {
  bits[word] = (bits[word] ?? 0) | (1 << (position & (WORD - 1)));
}

/** Positions that are followed by the same ones jump together; so do those that the same ones follow. */
function groupsOf(words: number, links: readonly Link[]): JumpGroup[] {
  const bySources = merged(merged(links, 'to'), 'from');
  return bySources.map(({ from, to }) => ({
    from: filledWords(bitsOf(words, from)),
    to: filledWords(bitsOf(words, to)),
  }));
}

/** Whether to look at each jump of its own is as quick as to look at them together. */
function isSingle({ from, to }: JumpGroup): boolean {
  return from.length === 1 || to.length === 1;
}

/** One link for all that are the same on one side. */
function merged(links: readonly Link[], side: keyof Link): Link[] {
  const known = new Map<string, Link>();
  for (const link of links) {
    const key = link[side].join();
    const { from, to } = known.get(key) ?? { from: [], to: [] };
    const other =
      side === 'to'
        ? { from: [...from, ...link.from], to: link.to }
        : { from: link.from, to: [...to, ...link.to] };
    known.set(key, other);
  }
  return [...known.values()];
}
