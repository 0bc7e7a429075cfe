import { TextScan } from './text-scan.js';

const MAX_PASSES = 8;

/**
 * The text with a mark such as `[redacted:github-token]` in the place of each secret that is known by its shape, by the
 * name that it is the value of, or by where it stands. The same text always gives the same; redacting twice changes
 * nothing more. Takes time linear in the text.
 *
 * Of a text that gets longer than `enough` characters at least so many are given, and maybe no more: whoever keeps only
 * the beginning need not pay for the rest.
 */
export function redactText(text: string, enough = Infinity): string {
  let before = text;
  // A mark may leave something beside it that reads otherwise than before; only texts with secrets are looked at again.
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    const after = new TextScan(before).redacted(enough);
    if (after === before) break;
    before = after;
  }
  return before;
}
