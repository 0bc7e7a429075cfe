import type { Bits } from './bit-step.js';
import type { JumpGroup } from './jump-group.js';

const WORD = 32;

/** Jumps from one word of a set to one word of the next, those to the same word together. */
export class SingleJumps {
  /** What they cost: about how many words are read and written. */
  readonly work: number;

  /**
   * Of each word that is jumped to, one behind the other: its place, and where its part ends; then three numbers for each
   * jump: the word that is looked at, the bits of which any jumps, the bits that it sets.
   */
  private constructor(private readonly numbers: Int32Array) {
    let jumps = 0;
    for (let at = 0; at < numbers.length; at = numbers[at + 1] ?? Infinity)
      jumps += ((numbers[at + 1] ?? 0) - at - 2) / 3;
    this.work = jumps;
  }

  static of(groups: readonly JumpGroup[]): SingleJumps {
    const byTarget = new Map<number, number[]>();
    for (const { from, to } of groups) {
      for (const [target, sets] of to) {
        const jumps = byTarget.get(target) ?? [];
        for (const [source, any] of from) jumps.push(source, any, sets);
        byTarget.set(target, jumps);
      }
    }
    const numbers: number[] = [];
    for (const [target, jumps] of byTarget) numbers.push(target, numbers.length + 2 + jumps.length, ...jumps);
    return new SingleJumps(Int32Array.from(numbers));
  }

  /** Adds to `into` those of `takers` that any of `from` jumps to. */
  run(from: Bits, takers: Bits, into: Bits): void {
    const { numbers } = this;
    for (let at = 0; at < numbers.length;) {
      const target = numbers[at] ?? 0;
      const end = numbers[at + 1] ?? 0;
      let set = 0;
      for (at += 2; at < end; at += 3) {
        const sources = (from[numbers[at] ?? 0] ?? 0) & (numbers[at + 1] ?? 0);
        // All ones when any source is set: a branch would be mispredicted every other time.
        set |= ((sources | -sources) >> (WORD - 1)) & (numbers[at + 2] ?? 0);
      }
      into[target] = (into[target] ?? 0) | (set & (takers[target] ?? 0));
    }
  }

  /** Only the jumps to `takers`. */
  narrowedTo(takers: Bits): SingleJumps {
    const { numbers } = this;
    const left: number[] = [];
    for (let at = 0; at < numbers.length;) {
      const [target = 0, end = 0] = numbers.subarray(at, at + 2);
      const start = left.push(target, 0);
      for (at += 2; at < end; at += 3) {
        const [source = 0, any = 0, sets = 0] = numbers.subarray(at, at + 3);
        if ((sets & (takers[target] ?? 0)) !== 0) left.push(source, any, sets);
      }
      if (left.length === start) left.length -= 2;
      else left[start - 1] = left.length;
    }
    return new SingleJumps(Int32Array.from(left));
  }
}
