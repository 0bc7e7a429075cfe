import { MINUS } from './characters.js';
import type { ParsedCommand } from './script.js';
import type { Place, SimpleCommand } from './simple-command.js';
import type { Word } from './word.js';

/** What is known of a command beside how it is written. */
export interface Found {
  readonly program: string;
  /** The words after the program. */
  readonly words: readonly Word[];
  readonly dynamic: boolean;
  readonly needsAllow: boolean;
}

const NONE: readonly never[] = [];

/** Describes a simple command that was found, for whoever asks about lines. */
export function describedCommand(
  command: ParsedCommand,
  found: Found,
  within: Place['within'],
  forms: readonly string[],
): SimpleCommand {
  const { assignments, redirections, pipe } = command;
  const words = textsOf(found.words);
  return {
    program: found.program,
    path: command.words[0]?.text ?? '',
    arguments: words,
    flags: flagsOf(words),
    assignments: textsOf(assignments),
    redirections:
      redirections.length === 0
        ? NONE
        : redirections.map(({ operator, target }) => ({ operator, target: target.text })),
    place: { pipe, within },
    span: command.span,
    dynamic: found.dynamic,
    forms,
    needsAllow: found.needsAllow,
  };
}

function textsOf(words: readonly Word[]): readonly string[] {
  if (words.length === 0) return NONE;
  const texts: string[] = [];
  for (const word of words) texts.push(word.text);
  return texts;
}

function flagsOf(words: readonly string[]): readonly string[] {
  let flags: string[] | null = null;
  for (const word of words) {
    if (word === '--') break;
    if (word.length > 1 && word.charCodeAt(0) === MINUS) (flags ??= []).push(word);
  }
  return flags ?? NONE;
}
