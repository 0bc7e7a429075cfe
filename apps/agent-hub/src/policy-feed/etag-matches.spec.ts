import { etagMatches } from './etag-matches.js';

describe('etagMatches', () => {
  it.each([
    ['"v3"', true],
    ['W/"v3"', true],
    ['"v2", "v3"', true],
    ['*', true],
    ['"v2"', false],
    ['v3', false],
    [undefined, false],
  ])('%s', (header, expected) => {
    expect(etagMatches(header, '"v3"')).toBe(expected);
  });
});
