import type { Cursor, Span } from './cursor.js';
import type { WordWork } from './word-builder.js';
import type { Word } from './word.js';

/** What a nested script runs, and the constant text that it writes; null when that isn't known. */
export interface NestedScript {
  readonly line: string;
  readonly output: string | null;
}

/** What reading words needs of whoever parses scripts. */
export interface NestedScripts extends WordWork {
  /** Parses the script at the cursor, up to and with the `)` that ends it. */
  parenthesised(cursor: Cursor): NestedScript;
  /** Takes note of an assignment. */
  assign(word: Word): void;
  /** Takes note of the elements that are assigned to an array, or added to it. */
  array(name: string, elements: readonly Word[], adds: boolean): void;
  /** Takes note that a `>(…)` reads what some command writes. */
  noteSink(): void;
  /** Takes note that the value of a parameter is expanded like a prompt, which runs what is substituted in it. */
  prompt(name: string, span: Span): void;
  /** Parses a whole script, which stands at a span of the line. */
  whole(source: string, span: Span): NestedScript;
}
