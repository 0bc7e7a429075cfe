import { resolveAnsiEscapes } from './ansi-escapes.js';
import { printfText } from './printf-text.js';
import type { ParsedCommand, Script } from './script.js';
import { filterText } from './text-filter.js';

/** Puts the known values of variables into a command. */
export type Resolve = (command: ParsedCommand) => ParsedCommand;

/**
 * The constant text that a command reads from its standard input, as far as it can be told: a here-document, a
 * here-string, `< <(…)`, or what the pipe before it writes. Null when it can't.
 */
export function standardInput(command: ParsedCommand, resolve: Resolve): string | null {
  for (const { operator, target, body } of command.redirections.toReversed()) {
    if (operator.endsWith('<<<')) return target.pieces ? null : `${target.text}\n`;
    if (body) return body.text;
    if (/^0?<$/.test(operator)) return target.input ?? null;
  }
  return command.pipedFrom ? standardOutput(resolve(command.pipedFrom), resolve) : null;
}

/** The constant text that a script writes: null when it can't be told, or when more than one pipeline writes it. */
export function scriptOutput(script: Script, resolve: Resolve): string | null {
  const last = script.at(-1);
  const isPipeline = script.every((item) => item.kind === 'command' || item.text === '|');
  return last?.kind === 'command' && isPipeline ? standardOutput(resolve(last), resolve) : null;
}

function standardOutput(command: ParsedCommand, resolve: Resolve): string | null {
  const [head, ...rest] = command.words;
  if (!head || rest.some((word) => word.pieces)) return null;
  const program = head.text.replace(/^.*\//, '');
  const words = rest.map((word) => word.text);
  switch (program) {
    case 'true':
    case ':':
      return '';
    case 'printf':
      return printfText(words);
    case 'echo':
      return echoText(words);
    case 'command':
    case 'builtin':
    case 'busybox':
      return standardOutput({ ...command, words: rest }, resolve);
  }
  const files = rest.filter((word) => word.input !== undefined);
  const input = files.length === 1 ? (files[0]?.input ?? null) : standardInput(command, resolve);
  const options = rest.filter((word) => word.input === undefined).map((word) => word.text);
  return input === null ? null : filterText(program, options, input);
}

function echoText(words: readonly string[]): string {
  const start = words.findIndex((word) => !/^-[neE]+$/.test(word));
  if (start < 0) return '';
  const flags = words.slice(0, start).join('');
  const text = words.slice(start).join(' ');
  return (flags.includes('e') ? resolveAnsiEscapes(text) : text) + (flags.includes('n') ? '' : '\n');
}
