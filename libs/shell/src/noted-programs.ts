import { ASSIGNING } from './assigning-builtins.js';
import { WRITING_PROGRAMS } from './written-files.js';

/** Builtins that evaluate the subscript in the name of an array element. */
export const SUBSCRIPTED: ReadonlySet<string> = new Set([
  ...['[', '[[', 'test', 'let', 'unset', 'export', 'read', 'printf'],
  ...['declare', 'typeset', 'local'],
]);

/** Programs that leave something behind for the commands after them: values, files, aliases. */
export const NOTED_PROGRAMS: ReadonlySet<string> = new Set([
  ...ASSIGNING,
  ...WRITING_PROGRAMS,
  ...SUBSCRIPTED,
  ...['alias', 'hash'],
]);
