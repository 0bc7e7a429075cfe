import fc from 'fast-check';
import { decodeCounts, encodeCounts } from './bucket-codec.js';

describe('bucket codec', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(2 ** 22), fc.nat(255)), { selector: ([key]) => key }),
        (entries) => {
          const sorted = entries.sort(([a], [b]) => a - b);
          expect([...decodeCounts(encodeCounts(sorted))]).toEqual(sorted);
        },
      ),
      { seed: 11 },
    );
  });
});
