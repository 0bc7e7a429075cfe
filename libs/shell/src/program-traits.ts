import { DATA_PROGRAMS, type WithoutData } from './data-arguments.js';
import { DECLARING, PASSING } from './declaring-builtins.js';
import { isVersioned } from './inline-code.js';
import { KEYWORDS } from './keywords.js';
import { NOTED_PROGRAMS } from './noted-programs.js';
import { INTERPRETER, SPECIAL_PROGRAMS, type SpecialProgram } from './special-programs.js';

/** What a program's name says, gathered from all tables, for every command is looked up in each of them. */
export interface ProgramTraits {
  /** Whether it is a word of the shell's grammar where a command starts. */
  readonly isKeyword: boolean;
  /** Whether its arguments may be assignments. */
  readonly mayDeclare: boolean;
  /** Whether it leaves something behind for the commands after it: values, files, aliases. */
  readonly isNoted: boolean;
  /** What it may run beside itself; null for most programs. */
  readonly special: SpecialProgram | null;
  /** Drops those of its words that are data; null when none is. */
  readonly withoutData: WithoutData | null;
}

const ORDINARY: ProgramTraits = {
  isKeyword: false,
  mayDeclare: false,
  isNoted: false,
  special: null,
  withoutData: null,
};
const VERSIONED: ProgramTraits = { ...ORDINARY, special: INTERPRETER };

const TRAITS: ReadonlyMap<string, ProgramTraits> = new Map(
  [
    ...KEYWORDS,
    ...DECLARING,
    ...PASSING,
    ...NOTED_PROGRAMS,
    ...SPECIAL_PROGRAMS.keys(),
    ...DATA_PROGRAMS.keys(),
  ].map((name) => [
    name,
    {
      isKeyword: KEYWORDS.has(name),
      mayDeclare: DECLARING.has(name) || PASSING.has(name),
      isNoted: NOTED_PROGRAMS.has(name),
      special: SPECIAL_PROGRAMS.get(name) ?? (isVersioned(name) ? INTERPRETER : null),
      withoutData: DATA_PROGRAMS.get(name) ?? null,
    },
  ]),
);

// The name that was asked for last: whoever handles a command asks for the same one.
let lastName = '';
let lastTraits = ORDINARY;

/** What the name of a program says, without its folder. */
export function programTraits(name: string): ProgramTraits {
  if (name !== lastName) {
    lastTraits = TRAITS.get(name) ?? (isVersioned(name) ? VERSIONED : ORDINARY);
    lastName = name;
  }
  return lastTraits;
}
