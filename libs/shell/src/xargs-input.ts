import { EXPANSION_WORK } from './bounds.js';
import { plainWord, type Word } from './word.js';
import type { WordWork } from './word-builder.js';

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
    const words = input.split(/[\s\0]+/).filter(Boolean);
    return [...command, ...words.map((word) => plainWord(word.replace(/^(['"])([\s\S]*)\1$/, '$2')))];
  }
  const [line = ''] = input.split('\n');
  return command.map((word) => {
    if (!word.text.includes(replaced)) return word;
    work.spend(EXPANSION_WORK + line.length);
    return plainWord(word.text.replaceAll(replaced, () => line));
  });
}

function placeholder(options: readonly string[]): string | null {
  const at = options.findIndex((option) => /^-[iI]|^--replace/.test(option));
  if (at < 0) return null;
  const attached = (options[at] ?? '').replace(/^-[iI]|^--replace=?/, '');
  const next = options[at]?.startsWith('-I') === true ? options[at + 1] : undefined;
  return attached || (next ?? '{}');
}
