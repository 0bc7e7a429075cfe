import { NameSet } from './name-set.js';

/** Builtins whose arguments are assignments. */
export const DECLARING: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);

/** Builtins that run another, in this shell. */
export const PASSING: ReadonlySet<string> = new Set(['command', 'builtin']);

/** What a command may start with whose words are assignments. */
export const MAY_DECLARE = new NameSet([...DECLARING, ...PASSING]);
