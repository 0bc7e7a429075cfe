import fc from 'fast-check';
import { DistinctSketch } from './distinct-sketch.js';
import { textHash } from './text-hash.js';

function sketchOf(hashes: readonly number[], capacity: number): DistinctSketch {
  const sketch = new DistinctSketch(capacity);
  for (const hash of hashes) sketch.add(hash);
  return sketch;
}

describe('DistinctSketch', () => {
  it('counts exactly up to its capacity', () => {
    expect(sketchOf([5, 3, 5, 9], 3).size).toBe(3);
    expect(sketchOf([5, 3, 5, 9], 3).sizeWithout(sketchOf([3], 3))).toBe(2);
  });

  it('estimates beyond it', () => {
    const hashes = Array.from({ length: 20_000 }, (_, index) => textHash(`command ${index}`));
    const sketch = sketchOf(hashes, 1_024);
    expect(Math.abs(sketch.size - 20_000)).toBeLessThan(2_000);
    expect(Math.abs(sketch.where((hash) => hash % 10 < 3).size - 6_000)).toBeLessThan(1_200);
  });

  it('merges to the same whatever the parts, also by way of JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 80 }),
        fc.nat(80),
        fc.integer({ min: 1, max: 12 }),
        (hashes, cut, capacity) => {
          const whole = sketchOf(hashes, capacity);
          const merged = DistinctSketch.fromJSON(sketchOf(hashes.slice(cut), capacity).toJSON(), capacity);
          merged.merge(sketchOf(hashes.slice(0, cut), capacity));
          expect(merged.toJSON()).toEqual(whole.toJSON());
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
