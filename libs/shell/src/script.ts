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
  /** The command whose output is its input. */
  readonly pipedFrom: ParsedCommand | null;
  /** How many commands stand before it in its pipeline. */
  readonly pipe: number;
  /** Where it stands in the line as sent, wrappers included; what it was decoded from when it doesn't. */
  readonly span: Span;
}

/** What joins commands, in the shell's own writing; `;` for a line break. */
export interface ParsedOperator {
  readonly kind: 'operator';
  readonly text: string;
}

/** A script: its simple commands and what joins them; keywords and grouping are left out. */
export type Script = readonly (ParsedCommand | ParsedOperator)[];

const NONE: readonly never[] = [];

/** Another command in the place of one, with its redirections but not its assignments. */
export function inPlaceOf(command: ParsedCommand, words: readonly Word[]): ParsedCommand {
  return rewritten(command, { assignments: NONE, words, redirections: command.redirections });
}

/** A command made of other parts, in the same place. */
export function rewritten(command: ParsedCommand, parts: CommandParts): ParsedCommand {
  const { pipedFrom, pipe, span } = command;
  const { assignments, words, redirections } = parts;
  return { kind: 'command', assignments, words, redirections, pipedFrom, pipe, span };
}
