import { ruleMatchWindows, seriesStarts } from './rule-match-windows.js';

describe('ruleMatchWindows', () => {
  const windows = (now: string) =>
    Object.fromEntries(
      Object.entries(ruleMatchWindows(Date.parse(now))).map(([name, at]) => [
        name,
        (at as Date).toISOString(),
      ]),
    );

  it('begins the hour with a minute, the day and 30 days with an hour, and whole days at midnight', () => {
    expect(windows('2026-03-31T12:34:56.789Z')).toEqual({
      hour: '2026-03-31T11:34:00.000Z',
      day: '2026-03-30T12:00:00.000Z',
      month: '2026-03-01T12:00:00.000Z',
      wholeDays: '2026-03-02T00:00:00.000Z',
    });
  });

  it('counts by the day from the beginning where 30 days ago is midnight', () => {
    expect(windows('2026-03-31T00:59:59.999Z')).toMatchObject({
      month: '2026-03-01T00:00:00.000Z',
      wholeDays: '2026-03-01T00:00:00.000Z',
    });
    expect(windows('2026-03-31T01:00:00.000Z')).toMatchObject({
      month: '2026-03-01T01:00:00.000Z',
      wholeDays: '2026-03-02T00:00:00.000Z',
    });
  });
});

describe('seriesStarts', () => {
  it('has the beginnings of the last 25 hours and 31 days, those that are going on last', () => {
    const { hours, days } = seriesStarts(Date.parse('2026-03-31T12:34:56.789Z'));
    const ends = (starts: readonly Date[]) => [starts.length, starts[0], starts.at(-1)];
    expect(ends(hours)).toEqual([25, new Date('2026-03-30T12:00:00Z'), new Date('2026-03-31T12:00:00Z')]);
    expect(ends(days)).toEqual([31, new Date('2026-03-01T00:00:00Z'), new Date('2026-03-31T00:00:00Z')]);
  });
});
