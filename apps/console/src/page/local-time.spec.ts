import { fromLocalTime, toLocalTime } from './local-time.js';

describe('local times', () => {
  it.each(['2026-01-31T12:00:00.000Z', '1999-12-31T23:59:00.000Z'])('keep %s, to the minute', (iso) => {
    expect(fromLocalTime(toLocalTime(iso))).toBe(iso);
  });

  it('leave seconds out', () => {
    expect(fromLocalTime(toLocalTime('2026-01-31T12:00:59.123Z'))).toBe('2026-01-31T12:00:00.000Z');
  });

  it.each(['', 'yesterday', '2026-13-01T00:00'])('are empty for %j', (text) => {
    expect([toLocalTime(text), fromLocalTime(text)]).toEqual(['', '']);
  });

  it('are empty for a year beyond four digits', () => {
    expect(fromLocalTime('+012026-01-01T00:00')).toBe('');
  });
});
