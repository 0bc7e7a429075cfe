import fc from 'fast-check';
import { GroupedHits } from './grouped-hits.js';

describe('hits by group', () => {
  it('are the same in whatever order they are added and merged', () => {
    const hit = fc.tuple(fc.nat(100), fc.nat(1_000));
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 300 }), fc.nat(300), (hits, cut) => {
        const whole = new GroupedHits();
        const [first, second] = [new GroupedHits(), new GroupedHits()];
        hits.forEach(([group, key], index) => {
          whole.add(group, key);
          (index < cut ? first : second).add(group, key);
        });
        second.merge(first.toJSON());
        expect(second.toJSON()).toEqual(whole.toJSON());
      }),
      { seed: 7, numRuns: 50 },
    );
  });

  it('know the largest group within a part', () => {
    const hits = new GroupedHits();
    for (const key of [1, 2, 3]) hits.add(1, key);
    hits.add(2, 9);
    expect(hits.size).toBe(2);
    expect(hits.largest(() => true)).toBe(3);
    expect(hits.largest((key) => key > 2)).toBe(1);
  });
});
