/** What a UTF-16 code unit beyond ASCII that may have other cases folds to. */
const CASED = 0x80;

/** The first of the 127 symbols that code units without case share. */
const UNCASED = 0x81;

/** Blocks without letters that have cases: CJK and kana, Hangul, compatibility ideographs; see the test. */
const UNCASED_BLOCKS: readonly (readonly [number, number])[] = [
  [0x2e80, 0xa63f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
];

/**
 * Code unit → symbol, 0 to 255. Two code points that RE2's `(?i)` takes for the same fold to the same symbols: ASCII
 * letters to lower case; K (U+212A) and ſ (U+017F), the only others with an ASCII partner, to k and s; all other
 * letters to one symbol. That is coarse on purpose: folding only has to find every candidate, not to tell them apart.
 */
export const SYMBOLS = foldTable();

function foldTable(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(CASED);
  for (let unit = 0; unit < 0x80; unit++) table[unit] = unit >= 65 && unit <= 90 ? unit + 32 : unit;
  for (const [first, last] of UNCASED_BLOCKS) {
    for (let unit = first; unit <= last; unit++) table[unit] = UNCASED + (unit % 127);
  }
  table[0x212a] = 0x6b;
  table[0x17f] = 0x73;
  return table;
}

/** A text as symbols, in a string of the same length. */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) folded += String.fromCharCode(SYMBOLS[text.charCodeAt(i)] ?? CASED);
  return folded;
}
