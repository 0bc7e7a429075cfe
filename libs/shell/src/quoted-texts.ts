import { BACKSLASH, DOUBLE_QUOTE, SINGLE_QUOTE } from './characters.js';

/** A text in quotes, in code of whatever language. */
export interface QuotedText {
  /** What stands between the quotes, escapes as written. */
  readonly text: string;
  /** Where its first quote stands. */
  readonly start: number;
}

/** How many characters and escapes such a text has. */
const MIN_UNITS = 2;
const MAX_UNITS = 4_096;

/**
 * The texts in single and double quotes, one behind the other. Where one doesn't end, its quote is passed over; those that are
 * escaped behind it don't end either, and are not looked at: from each of them to the end took seconds (I8).
 */
export function* quotedTexts(code: string): Generator<QuotedText> {
  let openDouble = 0;
  let openSingle = 0;
  for (let at = 0; at < code.length; at++) {
    const quote = code.charCodeAt(at);
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) continue;
    if (at < (quote === DOUBLE_QUOTE ? openDouble : openSingle)) continue;
    const { end, units } = quotedEnd(code, at + 1, quote);
    if (code.charCodeAt(end) !== quote) {
      if (quote === DOUBLE_QUOTE) openDouble = end;
      else openSingle = end;
    } else if (units >= MIN_UNITS) {
      yield { text: code.slice(at + 1, end), start: at };
      at = end;
    }
  }
}

/** Where a quote stands that is not escaped; where the text is too long, or ends, if there is none. */
function quotedEnd(code: string, start: number, quote: number): { end: number; units: number } {
  let end = start;
  let units = 0;
  for (; end < code.length && code.charCodeAt(end) !== quote && units < MAX_UNITS; units++) {
    end += code.charCodeAt(end) === BACKSLASH ? 2 : 1;
  }
  return { end, units };
}
