import { MAX_REORDERED_LENGTH } from './bounds.js';
import { spaced, type Word } from './word.js';

/**
 * The ways to write a command's two or three single-letter flags as one group, in every order, where the first of them
 * stands and directly behind the program: `rm /tmp/x -r -f` → `rm -rf /tmp/x`, `rm -fr /tmp/x`, `rm /tmp/x -rf`, ….
 * Very long commands are repeated only up to a bound. Empty for commands with fewer or more flags.
 */
export function flagOrders(program: string, words: readonly Word[]): string[] {
  const end = words.findIndex((word) => word.text === '--');
  const isFlags = (word: Word, at: number) => (end < 0 || at < end) && /^-[A-Za-z]+$/.test(word.text);
  const letters = [...new Set(words.filter(isFlags).flatMap((word) => Array.from(word.text.slice(1))))];
  if (letters.length < 2 || letters.length > 3) return [];
  const first = words.findIndex(isFlags);
  const before = words.slice(0, first).map((word) => word.form);
  const after = words.filter((word, at) => at > first && !isFlags(word, at)).map((word) => word.form);
  const written = orders(letters).flatMap((order) => {
    const group = `-${order.join('')}`;
    return [spaced(program, group, ...before, ...after), spaced(program, ...before, group, ...after)];
  });
  return [...new Set(written)].map((text) => text.slice(0, MAX_REORDERED_LENGTH));
}

function orders(letters: readonly string[]): string[][] {
  if (letters.length <= 1) return [[...letters]];
  return letters.flatMap((letter) =>
    orders(letters.filter((other) => other !== letter)).map((rest) => [letter, ...rest]),
  );
}
