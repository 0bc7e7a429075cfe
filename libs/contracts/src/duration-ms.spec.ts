import { DURATION_SHAPE, durationMs } from './duration-ms.js';

describe('durationMs', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['1h', 3_600_000],
    ['24h', 86_400_000],
    ['30d', 2_592_000_000],
    ['2w', 1_209_600_000],
  ])('reads %s', (text, ms) => {
    expect(text).toMatch(DURATION_SHAPE);
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'h', '30', '0d', '-1d', '1.5h', '1 h', '1H', '1y', '99999d', 'P30D', '1h30m', '1d\n'])(
    'takes %j for none',
    (text) => {
      expect(text).not.toMatch(DURATION_SHAPE);
    },
  );
});
