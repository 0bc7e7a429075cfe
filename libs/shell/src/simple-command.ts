/** A redirection of a simple command, quotes resolved: `2>&1` is `{operator: '2>&', target: '1'}`. */
export interface Redirection {
  readonly operator: string;
  readonly target: string;
}

/**
 * One command that a line would run: what stands behind wrappers, in substitutions, in `sh -c` scripts too.
 * Texts have quotes and escapes resolved; what only the running shell can know (`$HOME`, `*`) stays as written.
 */
export interface SimpleCommand {
  /** The program's name without its folder; empty for a command of assignments or redirections only. */
  readonly program: string;
  /** The words after the program, data included. */
  readonly arguments: readonly string[];
  /** `NAME=value` before the program. */
  readonly assignments: readonly string[];
  readonly redirections: readonly Redirection[];
  /** Its canonical forms, at least one: an allow rule covers this command when it matches one of them. */
  readonly forms: readonly string[];
  /**
   * Whether an allow rule has to cover this command. False for a mere wrapper (`timeout 5 ls`, `sh -c ls`): the
   * commands it runs stand for it. True for wrappers that raise privilege (`sudo`, `doas`).
   */
  readonly needsAllow: boolean;
}

/** One canonical text that patterns are matched against. */
export interface Form {
  readonly text: string;
  /** `command`: a simple command; `line`: a whole script, its simple commands joined by their operators; `sent`: the line as sent, when it can't be parsed. */
  readonly kind: 'command' | 'line' | 'sent';
}

/** What a command line would run. */
export interface CanonicalLine {
  /** Never empty, without duplicates. */
  readonly forms: readonly Form[];
  readonly simpleCommands: readonly SimpleCommand[];
  /** True when the line can't be parsed, or exceeds a bound: then it is its own only form. */
  readonly unparsed: boolean;
}
