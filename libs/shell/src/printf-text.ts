import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_LINE_LENGTH } from './bounds.js';

const CONVERSION = /%(?:%|[-+ #0]*(?:[1-9]\d*)?(?:\.\d*)?[sbqdicuxXo])/y;

/** What `printf FORMAT ARGUMENT…` writes; null when its format has more to it than strings, characters and numbers. */
export function printfText(words: readonly string[]): string | null {
  const isMarked = words[0] === '--';
  const [format, ...values] = isMarked ? words.slice(1) : words;
  if (format === undefined || (!isMarked && format.startsWith('-'))) return null;
  const template = templateOf(resolveAnsiEscapes(format));
  if (!template) return null;
  const { texts, conversions } = template;
  const rounds = conversions.length === 0 ? 1 : Math.max(1, Math.ceil(values.length / conversions.length));
  let next = 0;
  let text = '';
  for (let round = 0; round < rounds; round++) {
    for (let at = 0; at < conversions.length; at++) {
      text += texts[at] ?? '';
      text += converted(conversions[at] ?? '', values[next++] ?? '');
    }
    text += texts[conversions.length] ?? '';
    if (text.length > MAX_LINE_LENGTH) return null;
  }
  return text;
}

/** A format: its conversions, and the texts around them, one more than there are conversions. */
interface Template {
  readonly texts: readonly string[];
  readonly conversions: readonly string[];
}

/** Null for a format with other conversions. */
function templateOf(format: string): Template | null {
  const texts: string[] = [];
  const conversions: string[] = [];
  let text = '';
  let start = 0;
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', start)) {
    CONVERSION.lastIndex = at;
    if (!CONVERSION.test(format)) return null;
    text += format.slice(start, at);
    start = CONVERSION.lastIndex;
    if (format.charAt(start - 1) === '%') text += '%';
    else {
      texts.push(text);
      conversions.push(format.slice(at, start));
      text = '';
    }
  }
  texts.push(text + format.slice(start));
  return { texts, conversions };
}

function converted(conversion: string, value: string): string {
  const letter = conversion.slice(-1);
  const point = conversion.indexOf('.');
  const length = point < 0 ? undefined : Number.parseInt(conversion.slice(point + 1), 10) || 0;
  if (letter === 'b') return resolveAnsiEscapes(value, 'printed').slice(0, length);
  if (letter === 'c') return value.charAt(0);
  if (letter === 's' || letter === 'q') return value.slice(0, length);
  const number = Number.parseInt(value, /^0x/i.test(value) ? 16 : 10) || 0;
  if (letter === 'o') return number.toString(8);
  return letter === 'x'
    ? number.toString(16)
    : letter === 'X'
      ? number.toString(16).toUpperCase()
      : String(number);
}
