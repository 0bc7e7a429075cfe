import fc from 'fast-check';
import { SeenHashes } from './seen-hashes.js';
import { HASH_RANGE, textHash } from './text-hash.js';

describe('SeenHashes', () => {
  it('answers as a set would, while it is not full', () => {
    const hash = fc.oneof(fc.nat(20), fc.integer({ min: HASH_RANGE - 20, max: HASH_RANGE - 1 }));
    fc.assert(
      fc.property(fc.array(hash, { maxLength: 3_000 }), (hashes) => {
        const seen = new SeenHashes();
        const set = new Set<number>();
        for (const one of hashes) {
          expect(seen.has(one)).toBe(set.has(one));
          set.add(one);
        }
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it('keeps hundreds of thousands, and forgets when there are more', () => {
    const seen = new SeenHashes();
    const hashes = Array.from({ length: 786_000 }, (_, index) => textHash(String(index)));
    expect(hashes.filter((hash) => seen.has(hash))).toEqual([]);
    expect(hashes.every((hash) => seen.has(hash))).toBe(true);
    for (let index = 0; index < 1_000; index += 1) seen.has(textHash(`more ${index}`));
    expect(seen.has(textHash('0'))).toBe(false);
  });
});
