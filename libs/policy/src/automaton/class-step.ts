import { filledWords, type Bits, type BitStep } from './bit-step.js';
import type { GroupedJumps } from './grouped-jumps.js';
import type { Neighbour } from './place.js';
import type { SingleJumps } from './single-jumps.js';

const WORD = 32;

/**
 * How all positions go on at once at characters of one class: what a `BitStep` does, without what no character of the class can
 * do. Most of it is to shift one set and to keep of it what takes the class.
 */
export class ClassStep {
  /** What a step costs: about how many words it reads and writes, of which the shifted ones take half as long as others. */
  readonly work: number;
  /** Two numbers each: a word and the bits in it that stay. */
  private readonly staying: Int32Array;
  /** The positions that are moved to, from those before them. */
  private readonly moved: Bits;
  /** Two numbers each: a word and the bits in it that begin a match. */
  private readonly beginning: Int32Array;
  /** Null when there is none, as with `grouped`. */
  private readonly single: SingleJumps | null;
  private readonly grouped: GroupedJumps | null;

  /** `takers` take the class, and `after` is what its characters are as neighbours. */
  constructor(
    private readonly step: BitStep,
    private readonly takers: Bits,
    readonly after: Neighbour,
  ) {
    const { single, grouped } = step.jumpsTo(takers);
    this.moved = step.taken(takers, 'moved');
    this.staying = Int32Array.from(filledWords(step.taken(takers, 'staying')).flat());
    this.beginning = Int32Array.from(filledWords(step.taken(takers, 'beginning')).flat());
    this.single = single.work > 0 ? single : null;
    this.grouped = grouped.work > 0 ? grouped : null;
    const listed = (this.beginning.length + this.staying.length) / 4;
    this.work = 0.5 * takers.length + listed + step.completionWork + single.work + grouped.work;
  }

  /** Whether a match is complete before the character. */
  completes(bits: Bits): boolean {
    return this.step.completes(bits);
  }

  /** Puts into `into` what comes next after any of `from`, and what begins a match. */
  run(from: Bits, into: Bits): void {
    const { staying, beginning } = this;
    this.shift(from, into);
    for (let at = 0; at < staying.length; at += 2) {
      const word = staying[at] ?? 0;
      into[word] = (into[word] ?? 0) | ((from[word] ?? 0) & (staying[at + 1] ?? 0));
    }
    for (let at = 0; at < beginning.length; at += 2) {
      const word = beginning[at] ?? 0;
      into[word] = (into[word] ?? 0) | (beginning[at + 1] ?? 0);
    }
    this.single?.run(from, this.takers, into);
    this.grouped?.run(from, this.takers, into);
  }

  /** Four words at a time: this is where the time goes of a pattern with many positions. */
  private shift(from: Bits, into: Bits): void {
    const { moved } = this;
    const { length } = moved;
    let carried = 0;
    let word = 0;
    for (; word + 4 <= length; word += 4) {
      const first = from[word] ?? 0;
      const second = from[word + 1] ?? 0;
      const third = from[word + 2] ?? 0;
      const fourth = from[word + 3] ?? 0;
      into[word] = ((first << 1) | carried) & (moved[word] ?? 0);
      into[word + 1] = ((second << 1) | (first >>> (WORD - 1))) & (moved[word + 1] ?? 0);
      into[word + 2] = ((third << 1) | (second >>> (WORD - 1))) & (moved[word + 2] ?? 0);
      into[word + 3] = ((fourth << 1) | (third >>> (WORD - 1))) & (moved[word + 3] ?? 0);
      carried = fourth >>> (WORD - 1);
    }
    for (; word < length; word++) {
      const here = from[word] ?? 0;
      into[word] = ((here << 1) | carried) & (moved[word] ?? 0);
      carried = here >>> (WORD - 1);
    }
  }
}
