import { restartDelay } from './restart-delay.js';

describe('restartDelay', () => {
  it('doubles with every death in a row, up to half a minute', () => {
    expect([1, 2, 3, 4, 7, 8, 100].map(restartDelay)).toEqual([
      500, 1_000, 2_000, 4_000, 30_000, 30_000, 30_000,
    ]);
  });
});
