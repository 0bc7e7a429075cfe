import { significant } from './significant.js';

describe('significance', () => {
  it('is what Benjamini and Hochberg accept', () => {
    const trials = [
      { unsafe: 20, safe: 0 },
      { unsafe: 9, safe: 1 },
      { unsafe: 5, safe: 0 },
      { unsafe: 5, safe: 5 },
    ];
    expect(significant(trials, 4, 0.05)).toEqual([true, true, true, false]);
    expect(significant(trials, 100, 0.05)).toEqual([true, false, false, false]);
  });

  it('needs trials', () => {
    expect(significant([], 0, 0.05)).toEqual([]);
  });
});
