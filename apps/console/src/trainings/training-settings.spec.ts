import { DEFAULT_SETTINGS, askedTraining } from './training-settings.js';

describe('askedTraining', () => {
  it('asks for the defaults, without bounds', () => {
    expect(askedTraining(DEFAULT_SETTINGS)).toEqual({ estimator: 'mined', topN: 20, overlap: false });
  });

  it('takes bounds as points in time, whatever the time zone', () => {
    const { since, until } = askedTraining({
      ...DEFAULT_SETTINGS,
      since: '2026-01-31T12:30',
      until: '2026-02-01T00:00',
    });
    expect(since).toBe(new Date(2026, 0, 31, 12, 30).toISOString());
    expect(until).toBe(new Date(2026, 1, 1).toISOString());
  });
});
