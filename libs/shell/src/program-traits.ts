import { DATA_PROGRAMS, type WithoutData } from './data-arguments.js';
import { isVersioned } from './inline-code.js';
import { NOTED_PROGRAMS, type NotedProgram } from './noted-programs.js';
import { INTERPRETER, SPECIAL_PROGRAMS, type SpecialProgram } from './special-programs.js';

/** What a program's name says, gathered from all tables, for every command is looked up in each of them. */
export interface ProgramTraits {
  /** Whether it is `[` or `[[`. */
  readonly isTest: boolean;
  /** What it leaves behind for the commands after it: values, files, aliases; null for most programs. */
  readonly noted: NotedProgram | null;
  /** What it may run beside itself; null for most programs. */
  readonly special: SpecialProgram | null;
  /** Drops those of its words that are data; null when none is. */
  readonly withoutData: WithoutData | null;
}

const ORDINARY: ProgramTraits = {
  isTest: false,
  noted: null,
  special: null,
  withoutData: null,
};
const VERSIONED: ProgramTraits = { ...ORDINARY, special: INTERPRETER };

const TRAITS: ReadonlyMap<string, ProgramTraits> = new Map(
  [...NOTED_PROGRAMS.keys(), ...SPECIAL_PROGRAMS.keys(), ...DATA_PROGRAMS.keys()].map((name) => [
    name,
    {
      isTest: name === '[' || name === '[[',
      noted: NOTED_PROGRAMS.get(name) ?? null,
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
