import type { Bits } from './bit-step.js';
import type { ClassStep } from './class-step.js';
import type { PatternProgram } from './pattern-program.js';
import { NEIGHBOUR, NEIGHBOURS, type Neighbour } from './place.js';

/** How far a text has been matched. */
export interface Progress {
  /** The place, in UTF-16 code units. */
  readonly at: number;
  /** What stands before it. */
  readonly before: Neighbour;
  /** The positions that matches have come to. It is used up. */
  readonly here: Bits;
}

/**
 * Whether a pattern matches in the rest of a text, at the program's `work` for each character. Nothing is kept but what is made of
 * the program for the classes of characters that were met, and that for this text only: what a hundred characters take.
 */
export function stepThrough(program: PatternProgram, text: string, progress: Progress): boolean {
  const { alphabet } = program;
  const { ascii, size } = alphabet;
  const { length } = text;
  const steps = new Array<ClassStep | undefined>(NEIGHBOURS.length * size).fill(undefined);
  let { here, before } = progress;
  let next: Bits = new Int32Array(here.length);
  for (let at = progress.at; at < length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    const characterClass = code < ascii.length ? (ascii[code] ?? 0) : alphabet.classOf(code);
    const number = before * size + characterClass;
    const step = (steps[number] ??= program.classStep(before, characterClass));
    if (step.completes(here)) return true;
    step.run(here, next);
    [here, next] = [next, here];
    before = step.after;
  }
  return program.stepBetween(before, NEIGHBOUR.edge).completes(here);
}
