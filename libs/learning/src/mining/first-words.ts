const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const WHITE_SPACE = /\s/;

/** What `text.slice(0, length).split(/\s+/, most)` gives, without the regular expression: every form is asked for it. */
export function firstWords(text: string, length: number, most: number): string[] {
  const words: string[] = [];
  const end = Math.min(length, text.length);
  let start = 0;
  for (let at = 0; at < end; at += 1) {
    if (!isSpace(text.charCodeAt(at))) continue;
    words.push(text.slice(start, at));
    if (words.length === most) return words;
    while (at + 1 < end && isSpace(text.charCodeAt(at + 1))) at += 1;
    start = at + 1;
  }
  words.push(text.slice(start, end));
  return words;
}

function isSpace(code: number): boolean {
  if (code < NO_BREAK_SPACE) return code === SPACE || (code >= 0x09 && code <= 0x0d);
  return WHITE_SPACE.test(String.fromCharCode(code));
}
