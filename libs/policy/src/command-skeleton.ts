import type { SimpleCommand } from '@bylaw/shell';
import type { ReadAction } from './read-action.js';

/** Commands of a line, and words of a command, that are looked at. */
const COMMANDS = 4;
const WORDS = 8;

/** A word that is likely to be part of the language of a program: an option, a subcommand. */
const OF_PROGRAM = /^-{1,2}[A-Za-z][\w-]*|^[a-z][a-z-]{1,20}$/;

/** The programs that a line runs, or the tool of an action that is no shell's. */
export function programsOf({ tool, text, line }: ReadAction): string {
  if (!line) return tool;
  if (line.simpleCommands.length === 0) return firstWord(text);
  return line.simpleCommands
    .slice(0, COMMANDS)
    .map(({ program }) => program)
    .join(' ');
}

/** What is left of an action without names, numbers and paths: actions that do the same to other things share it. */
export function skeletonOf({ tool, text, line }: ReadAction): string {
  if (!line) return tool;
  if (line.simpleCommands.length === 0) return firstWord(text);
  return line.simpleCommands.slice(0, COMMANDS).map(skeletonOfCommand).join('; ');
}

function skeletonOfCommand(command: SimpleCommand): string {
  const words = command.arguments.slice(0, WORDS).map((word) => OF_PROGRAM.exec(word)?.[0] ?? '*');
  return [command.program, ...words.filter((word, index) => word !== '*' || words[index - 1] !== '*')].join(
    ' ',
  );
}

function firstWord(text: string): string {
  return /^\s*(\S{1,40})/.exec(text)?.[1] ?? '';
}
