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

const NUMBER = /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/y;
const PRINTED_NUMBER =
  /\\(?:(0[0-7]{0,3}|[0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8}))/y;

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
      const number = syntax === 'printed' ? PRINTED_NUMBER : NUMBER;
      number.lastIndex = at;
      const match = number.exec(text);
      done = at + (match ? match[0].length : 1);
      resolved += (match && numbered(match)) ?? text.slice(at, done);
    }
  }
  return done === 0 ? text : resolved + text.slice(done);
}

function numbered([, octal, hex, short, long]: RegExpExecArray): string | null {
  if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
  return codePoint(parseInt(hex ?? short ?? long ?? '', 16));
}

function codePoint(value: number): string | null {
  return value <= 0x10ffff ? String.fromCodePoint(value) : null;
}
