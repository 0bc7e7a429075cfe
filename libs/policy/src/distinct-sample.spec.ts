import { DistinctSample } from './distinct-sample.js';

describe('DistinctSample', () => {
  const sampleOf = (keys: readonly string[], size: number): string[] => {
    const sample = new DistinctSample<string>(size);
    for (const key of keys) sample.offer(key, key);
    return sample.values().sort();
  };

  it('keeps the first value of each key, while there are few', () => {
    const sample = new DistinctSample<number>(3);
    for (const [index, key] of ['a', 'b', 'a', 'c', 'b'].entries()) sample.offer(key, index);
    expect(sample.values()).toEqual([0, 1, 3]);
  });

  it('keeps the same keys whatever order and how often they come in', () => {
    const keys = Array.from({ length: 1_000 }, (_, index) => `key ${index}`);
    const often = keys.flatMap((key, index) => Array.from({ length: 1 + (index % 3) }, () => key)).reverse();
    expect(sampleOf(keys, 20)).toHaveLength(20);
    expect(sampleOf(often, 20)).toEqual(sampleOf(keys, 20));
  });

  it('takes keys of the whole stream alike', () => {
    const keys = Array.from({ length: 10_000 }, (_, index) => `${index}`);
    const places = sampleOf(keys, 400).map(Number);
    const inFirstHalf = places.filter((place) => place < 5_000).length;
    expect(inFirstHalf).toBeGreaterThan(150);
    expect(inFirstHalf).toBeLessThan(250);
  });
});
