import { bestSplit, weightedGini } from './gini.js';

describe('Gini', () => {
  it('is 0 of a pure node and half its commands of an even one', () => {
    expect(weightedGini(7, 0)).toBe(0);
    expect(weightedGini(5, 5)).toBe(5);
    expect(weightedGini(3, 1)).toBeCloseTo(4 * (1 - 9 / 16 - 1 / 16), 12);
  });

  /**
   * By hand: bins of (safe, unsafe) 4/1, 0/0, 1/3, 0/1. After bin 0: 17/5 + 17/5 = 6.8. After bin 2: 41/9 + 1 = 5.56.
   */
  it('splits where both sides are purest, at bins that hold something', () => {
    const histogram = Int32Array.from([9, 9, 4, 1, 0, 0, 1, 3, 0, 1]);
    expect(bestSplit(histogram, 2, 4)).toEqual({
      bin: 0,
      nextBin: 2,
      purity: 6.8,
      leftSafe: 4,
      leftUnsafe: 1,
    });
  });

  it('has no split of one bin alone', () => {
    expect(bestSplit(Int32Array.from([0, 0, 4, 1, 0, 0]), 0, 3)).toBeNull();
  });
});
