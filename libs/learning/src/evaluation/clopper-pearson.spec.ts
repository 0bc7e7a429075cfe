import { clopperPearsonUpper } from './clopper-pearson.js';

describe('clopperPearsonUpper', () => {
  it.each([
    // Without hits it is 1 - risk^(1/total), and with one less than all it is (1 - risk)^(1/total).
    [0, 1, 0.95],
    [0, 59, 1 - 0.05 ** (1 / 59)],
    [0, 100_000, 1 - 0.05 ** (1 / 100_000)],
    [9, 10, 0.95 ** (1 / 10)],
    [29, 30, 0.95 ** (1 / 30)],
    [7, 7, 1],
    // (1 - p)^10 + 10 p (1 - p)^9 = .05, and the like for 3 of 20.
    [1, 10, 0.394163],
    [3, 20, 0.343664],
  ])('of %i among %i is %d', (hits, total, bound) => {
    expect(clopperPearsonUpper(hits, total, 0.05)).toBeCloseTo(bound, 5);
  });

  it('is what the normal distribution says where there are millions', () => {
    for (const [hits, total] of [
      [5_000_000, 10_000_000],
      [9_000_000, 10_000_000],
      [40_000, 10_000_000],
    ] as const) {
      const share = hits / total;
      const expected = share + 1.644854 * Math.sqrt((share * (1 - share)) / total);
      expect(clopperPearsonUpper(hits, total, 0.05)).toBeCloseTo(expected, 6);
    }
  });
});
