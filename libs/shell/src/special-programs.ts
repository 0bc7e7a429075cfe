import { CONFIGURED_PROGRAMS } from './config-scripts.js';
import { IMPLYING_PROGRAMS } from './implied-files.js';
import { FINDING_PROGRAMS } from './found-actions.js';
import { SCRIPTED_PROGRAMS, scriptSyntax, type ScriptSyntax } from './given-script.js';
import { INPUT_PROGRAMS } from './input-scripts.js';
import { INTERPRETER_NAMES } from './inline-code.js';
import { AWK_NAMES, SED_NAMES } from './pattern-programs.js';
import { SHELL_NAMES } from './shell-options.js';
import { STARTING_PROGRAMS } from './started-shell.js';
import { WRAPPING_PROGRAMS } from './wrappers.js';

/** In which ways a program may run something else. */
export interface SpecialProgram {
  /** Runs a script for each line of its input: `awk`, `sed`. */
  readonly readsLines: boolean;
  /** How it may be given a script; null when it can't be. */
  readonly scripts: ScriptSyntax | null;
  /** May run the command behind its own words. */
  readonly wraps: boolean;
  readonly isShell: boolean;
  /** Starts a shell when it is given no command. */
  readonly startsShell: boolean;
  /** Is told by a file what to run. */
  readonly isConfigured: boolean;
  /** Reads files without being told to, where command lines stand. */
  readonly readsImplied: boolean;
  /** Runs commands for what it finds. */
  readonly finds: boolean;
  /** May be given code, or finds command lines in what it reads. */
  readonly runsCode: boolean;
}

const CODE_PROGRAMS: readonly string[] = [...INTERPRETER_NAMES, ...INPUT_PROGRAMS];

const describe = (name: string): SpecialProgram => ({
  readsLines: AWK_NAMES.includes(name) || SED_NAMES.includes(name),
  scripts: SCRIPTED_PROGRAMS.includes(name) ? scriptSyntax(name) : null,
  wraps: WRAPPING_PROGRAMS.includes(name),
  isShell: SHELL_NAMES.includes(name),
  startsShell: STARTING_PROGRAMS.includes(name),
  isConfigured: CONFIGURED_PROGRAMS.includes(name),
  readsImplied: IMPLYING_PROGRAMS.includes(name),
  finds: FINDING_PROGRAMS.includes(name),
  runsCode: CODE_PROGRAMS.includes(name),
});

/** Programs that may run something else: another command, a script, code. Most programs don't. */
export const SPECIAL_PROGRAMS: ReadonlyMap<string, SpecialProgram> = new Map(
  [
    ...SCRIPTED_PROGRAMS,
    ...WRAPPING_PROGRAMS,
    ...SHELL_NAMES,
    ...STARTING_PROGRAMS,
    ...['source', '.'],
    ...FINDING_PROGRAMS,
    ...CONFIGURED_PROGRAMS,
    ...IMPLYING_PROGRAMS,
    ...CODE_PROGRAMS,
    ...AWK_NAMES,
    ...SED_NAMES,
  ].map((name) => [name, describe(name)]),
);

/** An interpreter, like those that are called with a version. */
export const INTERPRETER: SpecialProgram = describe('python');
