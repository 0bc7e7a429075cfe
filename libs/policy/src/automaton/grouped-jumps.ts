import type { Bits } from './bit-step.js';
import type { JumpGroup } from './jump-group.js';

const WORD = 32;

/** Jumps from several words of a set to several of the next: what `(?:list|of|names)+` goes back to its beginning by. */
export class GroupedJumps {
  /** What they cost: about how many words are read and written. */
  readonly work: number;

  /**
   * Of each group, one behind the other: where its sources end, and where its part ends; then two numbers for each source
   * and for each target: a word and the bits in it.
   */
  private constructor(private readonly numbers: Int32Array) {
    this.work = numbers.length / 2;
  }

  static of(groups: readonly JumpGroup[]): GroupedJumps {
    const numbers: number[] = [];
    for (const { from, to } of groups) {
      const sourcesEnd = numbers.length + 2 + 2 * from.length;
      numbers.push(sourcesEnd, sourcesEnd + 2 * to.length, ...from.flat(), ...to.flat());
    }
    return new GroupedJumps(Int32Array.from(numbers));
  }

  /** Adds to `into` those of `takers` that any of `from` jumps to. */
  run(from: Bits, takers: Bits, into: Bits): void {
    const { numbers } = this;
    for (let at = 0; at < numbers.length;) {
      const sourcesEnd = numbers[at] ?? 0;
      const end = numbers[at + 1] ?? 0;
      let sources = 0;
      for (at += 2; at < sourcesEnd; at += 2)
        sources |= (from[numbers[at] ?? 0] ?? 0) & (numbers[at + 1] ?? 0);
      // All ones when any source is set: a branch would be mispredicted every other time.
      const jumping = (sources | -sources) >> (WORD - 1);
      for (; at < end; at += 2) {
        const target = numbers[at] ?? 0;
        into[target] = (into[target] ?? 0) | (jumping & (numbers[at + 1] ?? 0) & (takers[target] ?? 0));
      }
    }
  }

  /** Only the jumps to `takers`. */
  narrowedTo(takers: Bits): GroupedJumps {
    const { numbers } = this;
    const left: number[] = [];
    for (let at = 0; at < numbers.length;) {
      const [sourcesEnd = 0, end = 0] = numbers.subarray(at, at + 2);
      const start = left.push(0, 0);
      left.push(...numbers.subarray(at + 2, sourcesEnd));
      const targets = left.length;
      for (at = sourcesEnd; at < end; at += 2) {
        const [target = 0, sets = 0] = numbers.subarray(at, at + 2);
        const taken = sets & (takers[target] ?? 0);
        if (taken !== 0) left.push(target, taken);
      }
      left[start - 2] = targets;
      left[start - 1] = left.length;
      if (left.length === targets) left.length = start - 2;
    }
    return new GroupedJumps(Int32Array.from(left));
  }
}
