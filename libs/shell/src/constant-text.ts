import { resolveAnsiEscapes } from './ansi-escapes.js';
import { printfText } from './printf-text.js';
import { inPlaceOf, type ParsedCommand, type Script } from './script.js';
import { FILTERS, filterText } from './text-filter.js';
import type { Word } from './word.js';

/** Who tells what text is constant: puts the known values of variables into commands, and bounds the work. */
export interface TextContext {
  resolve(command: ParsedCommand): ParsedCommand;
  /** @throws UnparsedError when working out the texts of a line is too much work */
  spend(characters: number): void;
}

/** How much more handling a character of a constant text is than parsing one. */
const EFFORT = 2;

/**
 * The constant text that a command reads from its standard input, as far as it can be told: a here-document, a
 * here-string, `< <(…)`, or what the pipe before it writes. Null when it can't.
 */
export function standardInput(command: ParsedCommand, context: TextContext): string | null {
  const { redirections } = command;
  for (let at = redirections.length - 1; at >= 0; at--) {
    const redirection = redirections[at];
    if (!redirection) break;
    const { operator, target, body } = redirection;
    if (operator.endsWith('<<<')) return target.pieces ? null : `${target.text}\n`;
    if (body) return body.text;
    if (/^0?<$/.test(operator)) return target.input ?? null;
  }
  return command.pipedFrom ? standardOutput(context.resolve(command.pipedFrom), context) : null;
}

/** Programs whose output does not depend on their input, or is that of another command. */
const WRITERS = new Set(['true', ':', 'printf', 'echo', 'command', 'builtin', 'busybox']);

/** The constant text that a script writes: null when it can't be told, or when more than one pipeline writes it. */
export function scriptOutput(script: Script, context: TextContext): string | null {
  const last = script.at(-1);
  const isPipeline = script.every((item) => item.kind === 'command' || item.text === '|');
  return last?.kind === 'command' && isPipeline ? standardOutput(context.resolve(last), context) : null;
}

function standardOutput(command: ParsedCommand, context: TextContext): string | null {
  const [head] = command.words;
  if (!head) return null;
  const program = head.text.slice(head.text.lastIndexOf('/') + 1);
  if (!WRITERS.has(program) && !FILTERS.has(program)) return null;
  const rest = command.words.slice(1);
  if (rest.some((word) => word.pieces)) return null;
  context.spend(8 + EFFORT * rest.length);
  if (FILTERS.has(program)) return filtered(command, { program, rest }, context);
  const words = rest.map((word) => word.text);
  switch (program) {
    case 'printf':
      context.spend(EFFORT * lengthOf(words));
      return printfText(words);
    case 'echo':
      context.spend(EFFORT * lengthOf(words));
      return echoText(words);
    case 'command':
    case 'builtin':
    case 'busybox':
      return standardOutput(inPlaceOf(command, rest), context);
    default:
      return '';
  }
}

interface Filter {
  readonly program: string;
  readonly rest: readonly Word[];
}

function filtered(command: ParsedCommand, { program, rest }: Filter, context: TextContext): string | null {
  const files = rest.filter((word) => word.input !== undefined);
  const input = files.length === 1 ? (files[0]?.input ?? null) : standardInput(command, context);
  if (input === null) return null;
  const options = rest.filter((word) => word.input === undefined).map((word) => word.text);
  context.spend(EFFORT * input.length);
  return filterText(program, options, input);
}

function lengthOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + word.length, 0);
}

function echoText(words: readonly string[]): string {
  const start = words.findIndex((word) => !/^-[neE]+$/.test(word));
  if (start < 0) return '';
  const flags = words.slice(0, start).join('');
  const text = words.slice(start).join(' ');
  return (flags.includes('e') ? resolveAnsiEscapes(text) : text) + (flags.includes('n') ? '' : '\n');
}
