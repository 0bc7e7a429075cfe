import type { Span } from './cursor.js';

/** A redirection of a simple command, quotes resolved: `2>&1` is `{operator: '2>&', target: '1'}`. */
export interface Redirection {
  readonly operator: string;
  readonly target: string;
}

/** Where a simple command stands. */
export interface Place {
  /** How many commands stand before it in its pipeline. */
  readonly pipe: number;
  /** The line itself, a substitution in it, or a script that one of its commands is given (`sh -c`, `eval`, `ssh`). */
  readonly within: 'line' | 'substitution' | 'script';
}

/**
 * One command that a line would run: what stands behind wrappers, in substitutions, in `sh -c` scripts too.
 * Texts have quotes and escapes resolved; what only the running shell can know (`$HOME`, `*`) stays as written.
 */
export interface SimpleCommand {
  /** The program's name without its folder; empty for a command of assignments or redirections only. */
  readonly program: string;
  /** The program as written, with its folder. */
  readonly path: string;
  /** The words after the program, data included. */
  readonly arguments: readonly string[];
  /** Those of the arguments, up to `--`, that are options. */
  readonly flags: readonly string[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly string[];
  readonly redirections: readonly Redirection[];
  readonly place: Place;
  /** Where it stands in the line as sent, wrappers included; for what was decoded, where that was decoded from. */
  readonly span: Span;
  /** Whether what it runs can't be told: its program, or the script that it is given, is known to the running shell alone. */
  readonly dynamic: boolean;
  /** Its canonical forms, at least one: an allow rule covers this command when it matches one of them. */
  readonly forms: readonly string[];
  /**
   * Whether an allow rule has to cover this command. False for a mere wrapper (`timeout 5 ls`, `sh -c ls`): the
   * commands it runs stand for it. True for wrappers that run it elsewhere or as someone else (`sudo`, `ssh`).
   */
  readonly needsAllow: boolean;
}

/** One canonical text that patterns are matched against. */
export interface Form {
  readonly text: string;
  /**
   * `command`: a simple command; `line`: a whole script, its simple commands joined by their operators; `code`: what an
   * interpreter is given to run (`python -c`); `sent`: the line as sent, when it can't be parsed.
   */
  readonly kind: 'command' | 'line' | 'code' | 'sent';
}

/** What a command line would run. */
export interface CanonicalLine {
  /** Never empty, without duplicates. */
  readonly forms: readonly Form[];
  readonly simpleCommands: readonly SimpleCommand[];
  /**
   * What it may run besides: scripts in options and variables (`GIT_SSH_COMMAND='…' git fetch`), in code, in what may be a
   * script or data. An allow rule has to cover these too.
   */
  readonly possibleCommands: readonly SimpleCommand[];
  /** True when the line can't be parsed, or exceeds a bound: then it is a form itself, as sent, and no command is known for certain. */
  readonly unparsed: boolean;
}
