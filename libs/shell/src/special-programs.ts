import { FINDING_PROGRAMS } from './found-actions.js';
import { SCRIPTED_PROGRAMS } from './given-script.js';
import { INPUT_PROGRAMS } from './input-scripts.js';
import { INTERPRETER_NAMES, isVersioned } from './inline-code.js';
import { AWK_NAMES, SED_NAMES } from './pattern-programs.js';
import { SHELL_NAMES } from './shell-options.js';
import { WRAPPING_PROGRAMS } from './wrappers.js';

const SPECIAL: ReadonlySet<string> = new Set([
  ...SCRIPTED_PROGRAMS,
  ...WRAPPING_PROGRAMS,
  ...SHELL_NAMES,
  ...['ssh', 'source', '.'],
  ...FINDING_PROGRAMS,
  ...INTERPRETER_NAMES,
  ...AWK_NAMES,
  ...SED_NAMES,
  ...INPUT_PROGRAMS,
]);

/** Whether a program may run something else: another command, a script, code. Most programs don't. */
export function isSpecial(program: string): boolean {
  return SPECIAL.has(program) || isVersioned(program);
}
