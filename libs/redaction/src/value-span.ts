import { endOf } from './characters.js';
import { endOfMark } from './mark.js';

/** Where a value is in a text, its quotes left out. */
export interface ValueSpan {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

/** What ends a value without quotes: white space, and what ends a word of a shell. */
const WORD_ENDS = ' \t\r\n"\'`;&|<>()';

/**
 * The value that begins here: what quotes enclose, on its line, or the word. `ends` are more characters that end a word.
 * Null when there is none.
 */
export function valueSpan(text: string, start: number, ends = ''): ValueSpan | null {
  const escape = text.charAt(start) === '\\' ? '\\' : '';
  const quote = text.charAt(start + escape.length);
  if (beginsReference(text, quote === '"' || quote === "'" ? start + escape.length + 1 : start)) return null;
  if (quote === '"' || quote === "'") return quotedSpan(text, start, escape + quote);
  const end = endOfWord(text, start, WORD_ENDS + ends);
  return end > start ? { start, end, isQuoted: false } : null;
}

function quotedSpan(text: string, opens: number, quote: string): ValueSpan | null {
  const start = opens + quote.length;
  let end = start;
  while (end < text.length && text.charAt(end) !== '\n') {
    if (!text.startsWith(quote, end)) {
      end += quote === '"' && text.charAt(end) === '\\' && text.charAt(end + 1) !== '\n' ? 2 : 1;
      continue;
    }
    const more = quote === "'" ? afterQuoteInQuotes(text, end) : end;
    if (more === end) break;
    end = more;
  }
  end = Math.min(end, text.length);
  return end > start ? { start, end, isQuoted: true } : null;
}

/** `'it'"'"'s'` and `'it'\''s'` go on behind their quote. */
function afterQuoteInQuotes(text: string, end: number): number {
  if (text.startsWith(`'"'"'`, end)) return end + 5;
  return text.startsWith("'\\''", end) ? end + 4 : end;
}

function endOfWord(text: string, start: number, ends: string): number {
  let at = start;
  for (;;) {
    const mark = endOfMark(text, at);
    at = endOf(text, mark < 0 ? at : mark, `${ends}\\`);
    // An escaped character belongs to the word, but for the quote that ends what encloses it.
    const escaped = text.charAt(at + 1);
    if (text.charAt(at) !== '\\' || escaped === '' || '"\'\nnr'.includes(escaped)) return at;
    at += 2;
  }
}

/** Words that stand where a secret would, and are none. */
const NO_SECRETS = new Set(
  (
    'true false null none nil undefined yes no on off string number boolean bool str int any unknown void object ' +
    'required optional invalid expired missing empty await new function async const let self this bearer basic ' +
    'redacted hidden masked changed unchanged'
  ).split(' '),
);

/** `$TOKEN`, `%TOKEN%`, `<token>`: where a secret is, not what it is. */
const REFERENCE = /^(?:\$\w+|%\w+%|<[^>]*>)$/;

/** Whether something begins here that says where a secret is. Known before its end is looked for, so that is not in vain. */
export function beginsReference(text: string, start: number): boolean {
  return /^(?:\$[({]|`|\{\{|(?:env|file|fd):|id=)/.test(text.slice(start, start + 5));
}

/** Whether a value says what a secret is. */
export function isSecretValue(value: string): boolean {
  if (value === '' || endOfMark(value, 0) > 0) return false;
  if (beginsReference(value, 0)) return false;
  if (value.length > 200) return true;
  if (NO_SECRETS.has(value.toLowerCase()) || REFERENCE.test(value)) return false;
  return !/^(?:\*+|\.{2,}|…|x{3,}|-)$/i.test(value);
}
