import { RE2JS } from 're2js';

/** Finds which of a fixed list of patterns match a text. Behind this interface the engine can change freely. */
export interface PatternMatcher {
  /** Calls `found` with the position of every pattern that matches somewhere in the text, at most once each. */
  find(text: string, found: (index: number) => void): void;
}

/** Tries one pattern after the other, each in time linear in the text (I8). */
export class LoopMatcher implements PatternMatcher {
  private readonly programs: readonly RE2JS[];

  /** @throws when a pattern is not RE2 syntax; check it with `checkPattern` before. */
  constructor(patterns: readonly string[]) {
    this.programs = patterns.map((pattern) => RE2JS.compile(pattern));
  }

  find(text: string, found: (index: number) => void): void {
    for (let index = 0; index < this.programs.length; index++) {
      if (this.programs[index]?.test(text) === true) found(index);
    }
  }
}
