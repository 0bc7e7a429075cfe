import { resolveAnsiEscapes } from './ansi-escapes.js';
import type { ParsedCommand } from './script.js';

/**
 * The constant text that a command reads from its standard input, as far as it can be told: a here-document, a
 * here-string, or what an `echo`, `printf` or `cat` before the pipe writes. Null when it can't.
 */
export function standardInput(command: ParsedCommand): string | null {
  for (const { operator, target, body } of command.redirections.toReversed()) {
    if (operator.endsWith('<<<')) return target.text;
    if (body) return body.text;
  }
  return command.pipedFrom ? standardOutput(command.pipedFrom) : null;
}

function standardOutput(command: ParsedCommand): string | null {
  const [program, ...words] = command.words.map((word) => word.text);
  if (program === 'tee' || (program === 'cat' && words.every((word) => word === '-')))
    return standardInput(command);
  if (program === 'printf') return resolveAnsiEscapes(words.join(' '));
  if (program !== 'echo') return null;
  const start = words.findIndex((word) => !/^-[neE]+$/.test(word));
  if (start < 0) return '';
  const text = words.slice(start).join(' ');
  return words.slice(0, start).some((flag) => flag.includes('e')) ? resolveAnsiEscapes(text) : text;
}
