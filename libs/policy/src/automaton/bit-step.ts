import type { Links } from './position-automaton.js';

/** A set of positions: 32 to a word, the lowest first. */
export type Bits = Int32Array;

const WORD = 32;

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
  /** What a step costs: about how many words it reads and writes. */
  readonly work: number;
  /** Of each word, one behind the other: what stays, what moves on by one, and what begins a match. */
  private readonly moves: Int32Array;
  /** Four numbers each: a word and the bits in it of which any sets, in another word, other bits. */
  private readonly jumps: Int32Array;
  /** Two numbers each: a word and the bits in it behind which a match is complete. */
  private readonly last: Int32Array;

  constructor({ matchesEmpty, first, last, next }: Links) {
    const words = wordsFor(next.length);
    this.matchesEmpty = matchesEmpty;
    this.begins = matchesEmpty || first.length > 0;
    this.last = Int32Array.from(filledWords(bitsOf(words, last)).flat());
    this.moves = movesOf(words, next, first);
    this.jumps = jumpsOf(words, next);
    this.work = words + (this.jumps.length + this.last.length) / 4;
  }

  /** Puts into `into` those of `takers` that come next after any of `from`, or that begin a match if any may begin here. */
  run(from: Bits, takers: Bits, into: Bits, mayBegin = -1): void {
    const { moves, jumps } = this;
    let carried = 0;
    for (let word = 0, move = 0; word < from.length; word++, move += 3) {
      const here = from[word] ?? 0;
      const shifted = here & (moves[move + 1] ?? 0);
      const staying = here & (moves[move] ?? 0);
      const beginning = (moves[move + 2] ?? 0) & mayBegin;
      into[word] = (staying | (shifted << 1) | carried | beginning) & (takers[word] ?? 0);
      carried = shifted >>> (WORD - 1);
    }
    for (let at = 0; at < jumps.length; at += 4) {
      const sources = (from[jumps[at] ?? 0] ?? 0) & (jumps[at + 1] ?? 0);
      // All ones when any source is set: a branch would be mispredicted every other time.
      const jumping = (sources | -sources) >> (WORD - 1);
      const target = jumps[at + 2] ?? 0;
      into[target] = (into[target] ?? 0) | (jumping & (jumps[at + 3] ?? 0) & (takers[target] ?? 0));
    }
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

function set(bits: Bits, word: number, position: number): void {
  bits[word] = (bits[word] ?? 0) | (1 << (position & (WORD - 1)));
}

function movesOf(words: number, next: Links['next'], first: readonly number[]): Int32Array {
  const moves = new Int32Array(3 * words);
  next.forEach((following, position) => {
    const move = 3 * (position >>> 5);
    for (const other of following) {
      if (other === position) set(moves, move, position);
      if (other === position + 1) set(moves, move + 1, position);
    }
  });
  for (const position of first) set(moves, 3 * (position >>> 5) + 2, position);
  return moves;
}

/** Positions that are followed by the same ones, apart from themselves and the one behind them, jump together. */
function jumpsOf(words: number, next: Links['next']): Int32Array {
  const groups = new Map<string, { readonly from: number[]; readonly to: readonly number[] }>();
  next.forEach((following, position) => {
    const isFar = (other: number): boolean => other !== position && other !== position + 1;
    if (!following.some(isFar)) return;
    const to = [...new Set(following)].filter(isFar).sort((one, other) => one - other);
    const key = to.join();
    const group = groups.get(key) ?? { from: [], to };
    group.from.push(position);
    groups.set(key, group);
  });
  const jumps: number[] = [];
  for (const { from, to } of groups.values()) {
    const targets = filledWords(bitsOf(words, to));
    for (const source of filledWords(bitsOf(words, from))) {
      for (const target of targets) jumps.push(...source, ...target);
    }
  }
  return Int32Array.from(jumps);
}

/** The words of a set that are not empty, with their places. */
function filledWords(bits: Bits): (readonly [number, number])[] {
  return Array.from(bits, (word, at) => [at, word] as const).filter(([, word]) => word !== 0);
}
