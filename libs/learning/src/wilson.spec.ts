import { ONE_SIDED_95, share, wilson } from './wilson.js';

describe('wilson', () => {
  it('bounds what few hits can show', () => {
    expect(wilson(5, 5, ONE_SIDED_95)).toEqual({ value: 1, low: 0.6488, high: 1 });
    expect(wilson(0, 5, ONE_SIDED_95)).toEqual({ value: 0, low: 0, high: 0.3512 });
  });

  it('has no share of nothing', () => {
    expect(share(0, 0)).toBeNull();
  });
});
