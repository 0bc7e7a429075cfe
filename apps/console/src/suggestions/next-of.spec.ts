import { nextOf } from './next-of.js';

describe('nextOf', () => {
  it.each([
    ['the one after it', 'b', 'abc', 'ac', 'c'],
    ['the nearest after it that is still there', 'a', 'abcd', 'd', 'd'],
    ['the nearest before the last one', 'c', 'abc', 'ab', 'b'],
    ['what is new, when nothing else is left', 'a', 'ab', 'x', 'x'],
    ['the first, when it never was in the list', 'z', 'ab', 'ab', 'a'],
    ['nothing, when there is no other', 'a', 'a', 'a', undefined],
  ])('is %s', (_, id, known, now, next) => {
    expect(nextOf(id, Array.from(known), Array.from(now))).toBe(next);
  });
});
