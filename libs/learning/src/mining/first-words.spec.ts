import fc from 'fast-check';
import { firstWords } from './first-words.js';

describe('firstWords', () => {
  it('splits as a regular expression does', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '  ', '\n', '\t', '\u00a0', '\u3000', '\ufeff', 'é', '\u{1f600}'),
    });
    fc.assert(
      fc.property(text, fc.nat(40), fc.integer({ min: 1, max: 6 }), (whole, length, most) => {
        expect(firstWords(whole, length, most)).toEqual(whole.slice(0, length).split(/\s+/, most));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});
