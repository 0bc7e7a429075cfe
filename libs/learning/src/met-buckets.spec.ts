import { MetBuckets } from './met-buckets.js';
import { BUCKETS } from './mining/bucket-gate.js';

describe('MetBuckets', () => {
  it('tells which buckets of a command were met, and forgets them with the next, however many', () => {
    const met = new MetBuckets();
    for (let command = 0; command < 2_100; command += 1) {
      met.begin();
      const buckets = [command, 0, command, BUCKETS - 1, 4_096 + command].map((one) =>
        met.has(one % BUCKETS),
      );
      expect(buckets).toEqual([false, command === 0, true, false, false]);
    }
    const many = Array.from({ length: 20_000 }, (_, index) => (index * 7_919) % BUCKETS);
    met.begin();
    expect(many.filter((one) => met.has(one))).toEqual([]);
    expect(many.every((one) => met.has(one))).toBe(true);
  });
});
