import {
  BACKSLASH,
  BACKTICK,
  DOLLAR,
  DOUBLE_QUOTE,
  endsWord,
  EQUALS,
  isBare,
  isDigit,
  isNameCharacter,
  isPlain,
  OPENING_BRACE,
  SINGLE_QUOTE,
} from './characters.js';
import type { Cursor } from './cursor.js';
import { plainWord, quotedWord, visibleWord, type Word } from './word.js';
import { MAX_NAME_LENGTH } from './word-builder.js';

/**
 * Reads a word of the kinds that most words are: without escapes and expansions, quoted wholly, in part or not at all.
 * Null, with the cursor where it was, when it is none of them or may go on.
 */
export function readSimpleWord(cursor: Cursor): Word | null {
  const { source, position } = cursor;
  let equals = -1;
  let end = position;
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (!isBare(code)) break;
    if (code === EQUALS && equals < 0) equals = end;
  }
  const isQuoted = end < source.length && isQuote(source.charCodeAt(end));
  if (!isQuoted && (end === position || !endsWord(source, end))) return null;
  const text = source.slice(position, end);
  // `NAME[subscript]=…` is left to the reader of words.
  if (equals >= 0 && text.includes('[')) return null;
  const isAssignment = equals >= 0 && isName(text, equals - position);
  if (isQuoted) return readQuoted(cursor, text, isAssignment);
  cursor.position = end;
  return visibleWord(text, isAssignment);
}

/** Reads a word of nothing but plain characters, of any alphabet; null, with the cursor where it was, for another. */
export function readPlainWord(cursor: Cursor): Word | null {
  const { source, position } = cursor;
  let end = position;
  for (; end < source.length; end++) {
    const code = source.charCodeAt(end);
    if (!isPlain(code) || code === OPENING_BRACE) break;
  }
  if (end === position || !endsWord(source, end)) return null;
  cursor.position = end;
  return plainWord(source.slice(position, end));
}

/** Reads the rest of a word from its first quote on. */
function readQuoted(cursor: Cursor, start: string, isAssignment: boolean): Word | null {
  const { source } = cursor;
  let text = start;
  let at = cursor.position + start.length;
  do {
    const isSingle = source.charCodeAt(at) === SINGLE_QUOTE;
    const end = isSingle ? source.indexOf("'", at + 1) : endOfLiteral(source, at + 1);
    if (end < 0) return null;
    text += source.slice(at + 1, end);
    at = endOfBare(source, end + 1);
    if (at > end + 1) text += source.slice(end + 1, at);
  } while (at < source.length && isQuote(source.charCodeAt(at)));
  if (!endsWord(source, at)) return null;
  cursor.position = at;
  return quotedWord(text, isAssignment);
}

function isQuote(code: number): boolean {
  return code === SINGLE_QUOTE || code === DOUBLE_QUOTE;
}

/** Where characters end that are plain or `=`. */
function endOfBare(source: string, start: number): number {
  let end = start;
  while (end < source.length && isBare(source.charCodeAt(end))) end += 1;
  return end;
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

/** Whether a text starts with `NAME` or `NAME+`, of this length. */
function isName(text: string, length: number): boolean {
  const end = text.charAt(length - 1) === '+' ? length - 1 : length;
  if (end < 1 || length >= MAX_NAME_LENGTH || isDigit(text.charCodeAt(0))) return false;
  for (let at = 0; at < end; at++) if (!isNameCharacter(text.charCodeAt(at))) return false;
  return true;
}
