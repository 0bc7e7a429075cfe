import { truncateUtf8 } from './truncate-utf8.js';

describe('truncateUtf8', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['aé', 2, 'a'],
    ['aé', 3, 'aé'],
    ['😀😀', 7, '😀'],
    ['😀', 3, ''],
    ['', 0, ''],
  ])('%s to %d bytes', (text, max, expected) => {
    expect(truncateUtf8(text, max)).toBe(expected);
  });
});
