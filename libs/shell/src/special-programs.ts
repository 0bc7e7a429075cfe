import { FINDING_PROGRAMS } from './found-actions.js';
import { SCRIPTED_PROGRAMS } from './given-script.js';
import { INTERPRETER_NAMES, isVersioned } from './inline-code.js';
import { SHELL_NAMES } from './shell-options.js';
import { WRAPPING_PROGRAMS } from './wrappers.js';

const SPECIAL: ReadonlySet<string> = new Set([
  ...SCRIPTED_PROGRAMS,
  ...WRAPPING_PROGRAMS,
  ...SHELL_NAMES,
  ...['ssh', 'source', '.'],
  ...FINDING_PROGRAMS,
  ...INTERPRETER_NAMES,
]);

/** Whether a program may run something else: another command, a script, code. Most programs don't. */
export function isSpecial(program: string): boolean {
  return SPECIAL.has(program) || isVersioned(program);
}
