import { cappedBackoff } from './job-options.js';

describe('cappedBackoff', () => {
  it('doubles from 100 ms on, up to 5 s', () => {
    const delays = [0, 1, 2, 5, 6, 50].map((attempts) => cappedBackoff(attempts, 0.5));
    expect(delays).toEqual([100, 200, 400, 3_200, 5_000, 5_000]);
  });

  it('is spread by chance over a quarter less to a quarter more', () => {
    expect([0, 0.5, 1].map((chance) => cappedBackoff(3, chance))).toEqual([600, 800, 1_000]);
  });
});
