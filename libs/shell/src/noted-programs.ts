import { ASSIGNING } from './assigning-builtins.js';
import { WRITERS, type Writing } from './written-files.js';

/** What a program leaves behind for the commands after it, beside files that it writes. */
export interface NotedProgram {
  /** Gives variables values. */
  readonly assigns: boolean;
  /** Evaluates the subscript in the name of an array element. */
  readonly isSubscripted: boolean;
  /** How it writes files; null when it writes none. */
  readonly writing: Writing | null;
}

/** Builtins that evaluate the subscript in the name of an array element. */
const SUBSCRIPTED: ReadonlySet<string> = new Set([
  ...['[', '[[', 'test', 'let', 'unset', 'export', 'read', 'printf'],
  ...['declare', 'typeset', 'local'],
]);

/** Programs that leave something behind for the commands after them: values, files, aliases. */
export const NOTED_PROGRAMS: ReadonlyMap<string, NotedProgram> = new Map(
  [...ASSIGNING, ...WRITERS.keys(), ...SUBSCRIPTED, ...['alias', 'hash']].map((name) => [
    name,
    {
      assigns: ASSIGNING.has(name),
      isSubscripted: SUBSCRIPTED.has(name),
      writing: WRITERS.get(name) ?? null,
    },
  ]),
);
