import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_LINE_LENGTH } from './bounds.js';

const CONVERSION = /%(?:%|[-+ #0]*(?:[1-9]\d*)?(?:\.\d+)?[sbqdicuxXo])/y;

/** What `printf FORMAT ARGUMENT…` writes; null when its format has more to it than strings, characters and numbers. */
export function printfText(words: readonly string[]): string | null {
  const isMarked = words[0] === '--';
  const [format, ...values] = isMarked ? words.slice(1) : words;
  if (format === undefined || (!isMarked && format.startsWith('-'))) return null;
  const template = templateOf(resolveAnsiEscapes(format));
  if (!template) return null;
  const { texts, letters } = template;
  const rounds = letters.length === 0 ? 1 : Math.max(1, Math.ceil(values.length / letters.length));
  let next = 0;
  let text = '';
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < letters.length; at++) {
      text += texts[at] ?? '';
      text += converted(letters[at] ?? '', values[next++] ?? '');
    }
    text += texts[letters.length] ?? '';
    if (text.length > MAX_LINE_LENGTH) return null;
  }
  return text;
}

/** A format: the letters of its conversions, and the texts around them, one more than there are letters. */
interface Template {
  readonly texts: readonly string[];
  readonly letters: readonly string[];
}

/** Null for a format with other conversions. */
function templateOf(format: string): Template | null {
  const texts: string[] = [];
  const letters: string[] = [];
  let text = '';
  let start = 0;
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', start)) {
    CONVERSION.lastIndex = at;
    if (!CONVERSION.test(format)) return null;
    text += format.slice(start, at);
    start = CONVERSION.lastIndex;
    const letter = format.charAt(start - 1);
    if (letter === '%') text += '%';
    else {
      texts.push(text);
      letters.push(letter);
      text = '';
    }
  }
  texts.push(text + format.slice(start));
  return { texts, letters };
}

function converted(letter: string, value: string): string {
  if (letter === 'b') return resolveAnsiEscapes(value, 'printed');
  if (letter === 'c') return value.charAt(0);
  if (letter === 's' || letter === 'q') return value;
  const number = Number.parseInt(value, /^0x/i.test(value) ? 16 : 10) || 0;
  if (letter === 'o') return number.toString(8);
  return letter === 'x'
    ? number.toString(16)
    : letter === 'X'
      ? number.toString(16).toUpperCase()
      : String(number);
}
