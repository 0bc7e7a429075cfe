import { codesHash } from './text-hash.js';

const LONGEST_TEXT = 1_000;
const LONGEST_SKELETON = 60;
const FOLDER = /^\/(?:etc|dev|proc|var|tmp|usr|bin|sbin|sys|boot|root|home)\b/;
const LONGEST_FOLDER = 6;
const WHITE_SPACE = /\s/;
const LONGEST_PLAIN = 15;

const SPACE = 0x20;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const NINE = 0x39;
const COLON = 0x3a;
const EQUALS = 0x3d;
const TILDE = 0x7e;
const NO_BREAK_SPACE = 0xa0;

/** Kinds of characters: of a plain word, of a number, of an operator. */
const PLAIN = 1;
const DIGIT = 2;
const OPERATOR = 4;
const WHITE = 8;
const KINDS = kindsOfAscii();

// One buffer for all: a skeleton is written and hashed before another begins. A class is at most four times as long as a word.
const codes = new Uint16Array(LONGEST_TEXT + 5 * LONGEST_SKELETON);
let length = 0;
// Of the word that was scanned last: where it ends, what all its characters are (kinds, or 0), and whether `://` is in it.
let stop = 0;
let kinds = 0;
let isUrl = false;

/** Programs, words and flags stay; paths, addresses, numbers and what else is named by chance become classes. */
export function skeletonOf(command: string): string {
  write(command.slice(0, LONGEST_TEXT));
  return String.fromCharCode(...codes.subarray(0, length));
}

/** The `textHash` of a command's skeleton. Every command is asked for it: the skeleton is not made a text for that. */
export function skeletonTextHash(command: string): number {
  write(command.slice(0, LONGEST_TEXT));
  return codesHash(codes, length);
}

function write(text: string): void {
  length = 0;
  let previous = 0;
  let start = afterSpace(text, 0);
  for (let words = 0; words < LONGEST_SKELETON && start < text.length; words += 1) {
    scan(text, start);
    const from = length;
    if (words > 0) codes[length++] = SPACE;
    const kept = length;
    if (words === 0) writeNumbered(text, start, stop);
    else writeWord(text, start);
    if (words > 0 && codes[kept] !== DASH && isRepeated(previous, from, kept)) length = from;
    else previous = kept;
    start = afterSpace(text, stop);
  }
}

/** Whether what was written from `kept` on is what was written between `previous` and `from`. */
function isRepeated(previous: number, from: number, kept: number): boolean {
  if (from - previous !== length - kept) return false;
  for (let at = kept; at < length; at += 1) if (codes[at] !== codes[previous + at - kept]) return false;
  return true;
}

/** Writes the word that was scanned. */
function writeWord(text: string, start: number): void {
  const first = text.charCodeAt(start);
  if (first === DASH) return writeNumbered(text, start, afterEquals(text, start, stop));
  if (kinds === PLAIN && stop - start > 1 && stop - start <= LONGEST_PLAIN) writePart(text, start, stop);
  else if (first === SLASH) writeText(FOLDER.exec(text.slice(start, start + LONGEST_FOLDER))?.[0] ?? 'PATH');
  else if (first === TILDE || first === DOT) writeText('PATH');
  else if (isUrl) writeText('URL');
  else if (kinds === OPERATOR) writePart(text, start, stop);
  else writeText(kinds === DIGIT ? '0' : 'WORD');
}

/** Goes through the word that starts here, once: every command is asked for all of its words. */
function scan(text: string, start: number): void {
  kinds = PLAIN | DIGIT | OPERATOR;
  isUrl = false;
  let at = start;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = KINDS[code] ?? (isSpace(code) ? WHITE : 0);
    if (kind === WHITE) break;
    kinds &= kind;
    if (code === COLON && text.startsWith('//', at + 1)) isUrl = true;
  }
  stop = at;
}

function writeText(text: string): void {
  writePart(text, 0, text.length);
}

function writePart(text: string, start: number, end: number): void {
  for (let at = start; at < end; at += 1) codes[length++] = text.charCodeAt(at);
}

/** As it is, but that every number is a 0. */
function writeNumbered(text: string, start: number, end: number): void {
  let inNumber = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const digit = isDigit(code);
    if (!digit) codes[length++] = code;
    else if (!inNumber) codes[length++] = ZERO;
    inNumber = digit;
  }
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isSpace(code: number): boolean {
  if (code < NO_BREAK_SPACE) return code === SPACE || (code >= 0x09 && code <= 0x0d);
  return WHITE_SPACE.test(String.fromCharCode(code));
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function afterEquals(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) !== EQUALS) at += 1;
  return Math.min(end, at + 1);
}

function kindsOfAscii(): Uint8Array {
  const kinds = new Uint8Array(128);
  const mark = (characters: string, kind: number): void => {
    for (const character of characters) kinds[character.charCodeAt(0)] = kind;
  };
  mark('abcdefghijklmnopqrstuvwxyz-', PLAIN);
  mark('0123456789', DIGIT);
  mark(';&|<>()', OPERATOR);
  mark(' \t\n\v\f\r', WHITE);
  return kinds;
}
