import { resolveAnsiEscapes } from './ansi-escapes.js';
import { EXPANSION_WORK } from './bounds.js';
import { expandedWord, plainWord, type Word } from './word.js';
import type { WordWork } from './word-builder.js';

const UNKNOWN = expandedWord([
  { text: '"$@"', form: '$@', quoted: true, expansion: { name: null, value: null } },
]);

/**
 * The command that `xargs` runs for an input: its words put in the place of `-I`'s, or behind the command.
 * @throws UnparsedError when that is too much work
 */
export function inputWords(
  options: readonly Word[],
  command: readonly Word[],
  input: string,
  work: WordWork,
): Word[] {
  work.spend(input.length);
  const replaced = placeholder(options.map((word) => word.text));
  if (replaced === null) {
    const separator = separatorOf(options.map((word) => word.text));
    const words = input.split(separator ?? /[\s\0]+/).filter((text) => text.trim() !== '');
    if (separator !== null) return [...command, ...words.map((word) => plainWord(word))];
    return [...command, ...words.map((word) => plainWord(word.replace(/^(['"])([\s\S]*)\1$/, '$2')))];
  }
  const [line = ''] = input.split('\n');
  return command.map((word) => {
    if (!word.text.includes(replaced)) return word;
    work.spend(EXPANSION_WORK + line.length);
    return plainWord(word.text.replaceAll(replaced, () => line));
  });
}

/** The command for an input that is not known. */
export function unknownWords(command: readonly Word[], replaced: string | null): Word[] {
  if (replaced === null) return [...command, UNKNOWN];
  return command.map((word) => {
    if (word.text === replaced) return UNKNOWN;
    return word.text.includes(replaced) ? plainWord(word.text.replaceAll(replaced, () => '$@')) : word;
  });
}

/** What stands for the input in the command: the value of `-I`, `-i` or `--replace`, also behind other letters (`-0I{}`). */
export function placeholder(options: readonly string[]): string | null {
  for (const [at, option] of options.entries()) {
    if (option.startsWith('--replace')) return option.replace(/^--replace=?/, '') || '{}';
    const [, letter, attached = ''] = /^-[0rtxpo]*([Ii])([\s\S]*)$/.exec(option) ?? [];
    if (letter !== undefined) return attached || ((letter === 'I' ? options[at + 1] : undefined) ?? '{}');
  }
  return null;
}

/** The file that is read in place of the standard input: the value of `-a` or `--arg-file`; null when there is none. */
export function argumentFile(options: readonly Word[]): Word | null {
  for (const [at, option] of options.entries()) {
    const [, attached] = /^(?:-[0rtxpo]*a|--arg-file(?:=|$))([\s\S]*)$/.exec(option.text) ?? [];
    if (attached === '') return options[at + 1] ?? null;
    if (attached !== undefined) return option.input === undefined ? plainWord(attached) : option;
  }
  return null;
}

/** What separates the arguments: NUL for `-0`, the value of `-d`; null for white space. */
function separatorOf(options: readonly string[]): string | null {
  for (const [at, option] of options.entries()) {
    if (/^-[rtxpo]*0|^--null$/.test(option)) return '\0';
    const [, attached] = /^(?:-[rtxpo]*d|--delimiter=)([\s\S]*)$/.exec(option) ?? [];
    if (attached !== undefined) return resolveAnsiEscapes(attached || (options[at + 1] ?? '')) || null;
  }
  return null;
}
