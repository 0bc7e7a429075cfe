import type { Span } from './cursor.js';
import type { Word } from './word.js';

/** A redirection as it is parsed; a here-document carries its body. */
export interface ParsedRedirection {
  readonly operator: string;
  readonly target: Word;
  readonly body: { readonly text: string; readonly form: string } | null;
}

/** What a simple command is made of. */
export interface CommandParts {
  readonly assignments: readonly Word[];
  readonly words: readonly Word[];
  readonly redirections: readonly ParsedRedirection[];
}

/** A simple command as it is written, before wrappers are seen through. */
export interface ParsedCommand extends CommandParts {
  readonly kind: 'command';
  /** The command or group whose output is its input. */
  readonly pipedFrom: ParsedCommand | Group | null;
  /** How many commands stand before it in its pipeline. */
  readonly pipe: number;
  /** Where its input comes from when it has none of its own; null for the input of the line. */
  readonly group: Group | null;
  /** What stands in its source, when that is words of visible ASCII with single spaces between them; else null. */
  readonly verbatim: string | null;
  /** Where it stands in the line as sent, wrappers included; what it was decoded from when it doesn't. */
  readonly span: Span;
}

/**
 * Commands that share their input: those of a subshell, a group, a compound command, a function; those behind an `exec`
 * that redirects; those of a script that another command is given. Filled in while it is parsed.
 */
export interface Group {
  readonly kind: '(' | '{' | 'case' | 'if' | 'loop' | 'exec' | 'coproc' | 'script';
  readonly outer: Group | null;
  redirections: readonly ParsedRedirection[];
  /** What is piped into it. */
  pipedFrom: ParsedCommand | Group | null;
  /** Whether its output is the input of something else. */
  piped: boolean;
  /** Whether it is the body of a function. */
  isBody: boolean;
  /** The command whose input it reads: it calls the function, or is given the script. */
  caller: ParsedCommand | null;
  /** The script that it is a part of, and which. */
  readonly items: Script;
  readonly start: number;
  end: number;
}

/** What joins commands, in the shell's own writing; `;` for a line break. */
export interface ParsedOperator {
  readonly kind: 'operator';
  readonly text: string;
}

/** A script: its simple commands and what joins them; keywords and grouping are left out. */
export type Script = readonly (ParsedCommand | ParsedOperator)[];

const NONE: readonly never[] = [];

/** A group of a script that starts where the script ends so far. */
export function newGroup(kind: Group['kind'], outer: Group | null, items: Script): Group {
  return {
    kind,
    outer,
    redirections: NONE,
    pipedFrom: null,
    piped: false,
    isBody: false,
    caller: null,
    items,
    start: items.length,
    end: -1,
  };
}

/** What a script belongs to that a command is given, or is the body of a function that it calls. */
export function scriptGroup(caller: ParsedCommand | null): Group {
  const group = newGroup('script', null, NONE);
  group.caller = caller;
  return group;
}

/** Another command in the place of one, with its redirections but not its assignments. */
export function inPlaceOf(command: ParsedCommand, words: readonly Word[]): ParsedCommand {
  return rewritten(command, { assignments: NONE, words, redirections: command.redirections });
}

/** A command made of other parts, in the same place. */
export function rewritten(command: ParsedCommand, parts: CommandParts): ParsedCommand {
  const { pipedFrom, pipe, group, span } = command;
  const { assignments, words, redirections } = parts;
  return { kind: 'command', assignments, words, redirections, pipedFrom, pipe, group, verbatim: null, span };
}
