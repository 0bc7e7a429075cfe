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

const ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|c([\s\S])|([abeEfnrtv\\'"?]))/g;

/** Resolves the escapes of `$'…'`, which `echo -e` and `printf` share. Unknown ones stay as they are. */
export function resolveAnsiEscapes(text: string): string {
  return text.replace(ESCAPE, (whole: string, ...groups: (string | undefined)[]) => {
    const [octal, hex, short, long, control, simple] = groups;
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8) & 0xff);
    const point = hex ?? short ?? long;
    if (point !== undefined) return codePoint(parseInt(point, 16)) ?? whole;
    if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) & 0x1f);
    return SIMPLE[simple ?? ''] ?? whole;
  });
}

function codePoint(value: number): string | null {
  return value <= 0x10ffff ? String.fromCodePoint(value) : null;
}
