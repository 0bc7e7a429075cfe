import { fold, SYMBOLS } from './fold.js';
import { parsePattern } from './parse-pattern.js';

describe('fold', () => {
  it('folds alike what `(?i)` takes for the same, for every code point', () => {
    const apart: number[] = [];
    for (let rune = 0x22; rune < 0x20000; rune++) {
      const { runes } = parsePattern(`(?i)[!\\x{${rune.toString(16)}}]`);
      const folded = fold(String.fromCodePoint(rune));
      for (let i = 2; i < runes.length; i += 2) {
        for (let other = runes[i] ?? 0; other <= (runes[i + 1] ?? 0); other++) {
          if (fold(String.fromCodePoint(other)) !== folded) apart.push(rune);
        }
      }
    }
    expect(apart).toEqual([]);
  });

  it('tells ASCII apart but for its case', () => {
    expect(fold('Rm -RF\0\x7f')).toBe('rm -rf\0\x7f');
  });

  it('gives a text the same symbols as a literal', () => {
    const text = 'K\u212a\u017f жы 删 😀 \ud800';
    const symbols = Array.from(
      { length: text.length },
      (_, at) => SYMBOLS[text.charCodeAt(at)] ?? Number.NaN,
    );
    expect(String.fromCharCode(...symbols)).toBe(fold(text));
  });
});
