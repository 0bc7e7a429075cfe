import { resolveAnsiEscapes } from './ansi-escapes.js';
import { MAX_LINE_LENGTH } from './bounds.js';

const CONVERSION = /%(?:%|[-+ #0]*(?:[1-9]\d*)?(?:\.\d+)?([sbqdicuxXo]))/g;

/** What `printf FORMAT ARGUMENT…` writes; null when its format has more to it than strings, characters and numbers. */
export function printfText(words: readonly string[]): string | null {
  const isMarked = words[0] === '--';
  const [format, ...values] = isMarked ? words.slice(1) : words;
  if (format === undefined || (!isMarked && format.startsWith('-'))) return null;
  const template = resolveAnsiEscapes(format);
  if (template.replace(CONVERSION, '').includes('%')) return null;
  const taken = (template.match(CONVERSION) ?? []).filter((match) => match !== '%%').length;
  const rounds = taken === 0 ? 1 : Math.max(1, Math.ceil(values.length / taken));
  let next = 0;
  let text = '';
  for (let round = 0; round < rounds; round++) {
    text += template.replace(CONVERSION, (_, letter: string | undefined) =>
      letter === undefined ? '%' : converted(letter, values[next++] ?? ''),
    );
    if (text.length > MAX_LINE_LENGTH) return null;
  }
  return text;
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
