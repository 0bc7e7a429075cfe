import { isDigit, isLetter } from './characters.js';

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** What differs between `$'…'` with the format of `printf`, and what `echo -e` and `%b` print. */
export type EscapeSyntax = 'quoted' | 'printed';

/**
 * Resolves the escapes of `$'…'`, which `echo -e` and `printf` share. Unknown ones stay as they are. What is printed may
 * have three octal digits behind a `0`, and ends at `\c`.
 */
export function resolveAnsiEscapes(text: string, syntax: EscapeSyntax = 'quoted'): string {
  let resolved = '';
  let done = 0;
  for (let at = text.indexOf('\\'); at >= 0 && at < text.length - 1; at = text.indexOf('\\', done)) {
    resolved += text.slice(done, at);
    const letter = text.charAt(at + 1);
    const simple = SIMPLE[letter];
    done = at + 2;
    if (simple !== undefined) resolved += simple;
    else if (letter === 'c' && syntax === 'printed') return resolved;
    else if (letter === 'c' && done < text.length) {
      resolved += String.fromCharCode(text.charCodeAt(done) & 0x1f);
      done += 1;
    } else {
      const start = isOctal(letter) ? at + 1 : done;
      const { most, base } = digitsBehind(letter, syntax);
      done = endOfDigits(text, start, most, base);
      const written = done > start ? numbered(text.slice(start, done), base) : null;
      if (done === start) done = at + 1;
      resolved += written ?? text.slice(at, done);
    }
  }
  return done === 0 ? text : resolved + text.slice(done);
}

/** How many digits of which base are a number behind a letter, or with a digit as the first of them. */
interface Digits {
  readonly most: number;
  readonly base: 8 | 16;
}

const NO_DIGITS: Digits = { most: 0, base: 8 };
const OCTAL: Digits = { most: 3, base: 8 };
const PRINTED_OCTAL: Digits = { most: 4, base: 8 };
const HEXADECIMAL: Readonly<Record<string, Digits>> = {
  x: { most: 2, base: 16 },
  u: { most: 4, base: 16 },
  U: { most: 8, base: 16 },
};

function digitsBehind(letter: string, syntax: EscapeSyntax): Digits {
  if (isOctal(letter)) return letter === '0' && syntax === 'printed' ? PRINTED_OCTAL : OCTAL;
  return HEXADECIMAL[letter] ?? NO_DIGITS;
}

function isOctal(letter: string): boolean {
  return letter >= '0' && letter <= '7';
}

function endOfDigits(text: string, start: number, most: number, base: 8 | 16): number {
  const last = Math.min(text.length, start + most);
  let end = start;
  while (end < last && digit(text.charCodeAt(end)) < base) end += 1;
  return end;
}

function digit(code: number): number {
  if (isDigit(code)) return code - 0x30;
  return isLetter(code) ? (code | 0x20) - 0x61 + 10 : Infinity;
}

/** The character that has a number; null when none has. */
function numbered(digits: string, base: 8 | 16): string | null {
  const value = parseInt(digits, base);
  if (base === 8) return String.fromCharCode(value & 0xff);
  return value <= 0x10ffff ? String.fromCodePoint(value) : null;
}
