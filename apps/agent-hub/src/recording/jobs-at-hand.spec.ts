import { jobsAtHand } from './jobs-at-hand.js';

const KILOBYTE = 1_000;

describe('jobsAtHand', () => {
  it('are few while little waits', () => {
    expect(jobsAtHand({ items: 0, bytes: 0, jobs: 0 }, 4)).toBe(32);
    expect(jobsAtHand({ items: 40, bytes: 40 * KILOBYTE, jobs: 40 }, 4)).toBe(32);
    expect(jobsAtHand({ items: 5_000, bytes: 5_000 * KILOBYTE, jobs: 5 }, 4)).toBe(12);
  });

  it('grow with what waits, and leave most of it to others', () => {
    expect(jobsAtHand({ items: 200, bytes: 200 * KILOBYTE, jobs: 200 }, 4)).toBe(50);
  });

  it('are as many as fill the transactions when much waits', () => {
    expect(jobsAtHand({ items: 20_000, bytes: 20_000 * KILOBYTE, jobs: 1_000 }, 2)).toBe(100);
    expect(jobsAtHand({ items: 20_000, bytes: 20_000 * KILOBYTE, jobs: 1_000 }, 4)).toBe(200);
  });

  it('are fewer the larger they are, and never fewer than usual', () => {
    expect(jobsAtHand({ items: 250_000, bytes: 1_000_000 * KILOBYTE, jobs: 10_000 }, 4)).toBe(160);
    expect(jobsAtHand({ items: 250_000, bytes: 20_000_000 * KILOBYTE, jobs: 10_000 }, 4)).toBe(12);
  });

  it('are bounded', () => {
    expect(jobsAtHand({ items: 10_000, bytes: 1_000 * KILOBYTE, jobs: 10_000 }, 64)).toBe(250);
  });
});
