import {
  BACKSLASH,
  BACKTICK,
  DOLLAR,
  DOUBLE_QUOTE,
  endsWord,
  EQUALS,
  isNameCharacter,
  isVisible,
  SINGLE_QUOTE,
} from './characters.js';
import type { Cursor } from './cursor.js';
import { assignmentWord, plainWord, quotedWord, type Word } from './word.js';
import { MAX_NAME_LENGTH } from './word-builder.js';

/**
 * Reads a word of the kinds that most words are: without quotes and expansions, or one quoted text. Null, with the cursor
 * where it was, when it is none of them or may go on.
 */
export function readSimpleWord(cursor: Cursor): Word | null {
  const { source, position } = cursor;
  const first = source.charCodeAt(position);
  if (first === SINGLE_QUOTE) return readQuoted(cursor, source.indexOf("'", position + 1));
  if (first === DOUBLE_QUOTE) return readQuoted(cursor, endOfLiteral(source, position + 1));
  let end = position;
  while (end < source.length && isVisible(source.charCodeAt(end))) end += 1;
  const equals = end;
  while (end < source.length && isVisibleOrEquals(source.charCodeAt(end))) end += 1;
  if (end === position || !endsWord(source, end)) return null;
  const text = source.slice(position, end);
  if (equals === end) {
    cursor.position = end;
    return plainWord(text);
  }
  // `NAME[subscript]=…` is left to the reader of words.
  if (text.includes('[')) return null;
  cursor.position = end;
  return isName(text, equals - position) ? assignmentWord(text) : plainWord(text);
}

function readQuoted(cursor: Cursor, end: number): Word | null {
  if (end < 0 || !endsWord(cursor.source, end + 1)) return null;
  const text = cursor.source.slice(cursor.position + 1, end);
  cursor.position = end + 1;
  return quotedWord(text);
}

/** Where the double quotes end that hold no escape and no expansion; -1 when they do, or don't end. */
function endOfLiteral(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === DOUBLE_QUOTE) return at;
    if (code === BACKSLASH || code === DOLLAR || code === BACKTICK) return -1;
  }
  return -1;
}

function isVisibleOrEquals(code: number): boolean {
  return code === EQUALS || isVisible(code);
}

/** Whether a text starts with `NAME` or `NAME+`, of this length. */
function isName(text: string, length: number): boolean {
  const end = text.charAt(length - 1) === '+' ? length - 1 : length;
  if (end < 1 || length >= MAX_NAME_LENGTH || /\d/.test(text.charAt(0))) return false;
  for (let at = 0; at < end; at++) if (!isNameCharacter(text.charCodeAt(at))) return false;
  return true;
}
