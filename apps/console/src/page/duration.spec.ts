import { durationWords } from './duration.js';

describe('durationWords', () => {
  it.each([
    [0, '0 ms'],
    [12.4, '12 ms'],
    [1_250, '1.3 s'],
    [59_900, '59.9 s'],
    [60_000, '1 min 0 s'],
    [3_661_000, '61 min 1 s'],
  ])('%d ms is %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });
});
