/** Whether a character may be part of a name or of a token: a letter or digit of ASCII, `_` or `-`. */
export function isNameCharacter(code: number): boolean {
  return isLetterOrDigit(code) || code === 0x5f || code === 0x2d;
}

/** Whether it is a letter or a digit of ASCII. False for NaN, which is what stands beyond a text. */
export function isLetterOrDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Whether it is a space or a tab. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** Where the first character stands, from `from` on, that is in `ends`, or the text's end. */
export function endOf(text: string, from: number, ends: string): number {
  let at = from;
  while (at < text.length && !ends.includes(text.charAt(at))) at += 1;
  return at;
}
