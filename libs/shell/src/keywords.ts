import { endsWord, isBare } from './characters.js';
import type { Cursor } from './cursor.js';
import { NameSet } from './name-set.js';

/** Keywords after which a command starts, or a compound command has ended. */
export const SKIPPED_KEYWORDS: ReadonlySet<string> = new Set(['then', 'else', 'elif', 'do', '!']);

/** What is no program where a command starts. */
export const KEYWORDS = new NameSet([
  ...SKIPPED_KEYWORDS,
  ...['{', '}', 'if', 'fi', 'while', 'until', 'for', 'select', 'done', 'case', 'esac', 'function', '[['],
  ...['time', 'coproc'],
]);

/** How long the longest keyword is. */
const LONGEST = 'function'.length;

/**
 * Moves behind the keyword that is the word at a cursor, written as it is, and returns it; null, with the cursor where it was,
 * for any other word.
 */
export function takeKeyword(cursor: Cursor): string | null {
  const { source, position } = cursor;
  let end = position;
  const last = Math.min(source.length, position + LONGEST + 1);
  while (end < last && isBare(source.charCodeAt(end))) end += 1;
  const keyword = KEYWORDS.at(source, position, end);
  if (keyword === null || !endsWord(source, end)) return null;
  cursor.position = end;
  return keyword;
}
