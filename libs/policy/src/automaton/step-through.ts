import type { Bits } from './bit-step.js';
import type { ClassStep } from './class-step.js';
import type { PatternProgram } from './pattern-program.js';
import { NEIGHBOUR, type Neighbour } from './place.js';

/** How far a text has been matched. */
export interface Progress {
  /** The place, in UTF-16 code units. */
  readonly at: number;
  /** What stands before it. */
  readonly before: Neighbour;
  /** The positions that matches have come to. It is used up. */
  readonly here: Bits;
  /** As long as `here`, and overwritten. */
  readonly next: Bits;
}

/**
 * Whether a pattern matches in the rest of a text, at the program's `work` for each character. What is made of the program for
 * the classes of characters that are met is kept in `steps`: to make it takes as long as a hundred characters, so that all texts of one
 * action share it.
 */
export function stepThrough(
  program: PatternProgram,
  text: string,
  progress: Progress,
  steps: (ClassStep | undefined)[],
): boolean {
  const { alphabet } = program;
  const { ascii, size } = alphabet;
  const { length } = text;
  let { here, next, before } = progress;
  for (let at = progress.at; at < length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    const characterClass = code < ascii.length ? (ascii[code] ?? 0) : alphabet.classOf(code);
    const number = before * size + characterClass;
    const step = (steps[number] ??= program.classStep(before, characterClass));
    if (step.completes(here)) return true;
    step.run(here, next);
    // Not swapped in one: that makes an array for each character where the engine has not optimised it yet.
    const passed = here;
    here = next;
    next = passed;
    before = step.after;
  }
  return program.stepBetween(before, NEIGHBOUR.edge).completes(here);
}
