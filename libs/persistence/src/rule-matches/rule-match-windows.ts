const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where the spans begin that matches are told for. */
export interface RuleMatchWindows {
  /** The beginning of the minute that was an hour ago. */
  readonly hour: Date;
  /** The beginning of the hour that was 24 hours ago. */
  readonly day: Date;
  /** The beginning of the hour that was 30 days ago. */
  readonly month: Date;
  /** The first midnight, in UTC, from then on: whole days are counted from there. */
  readonly wholeDays: Date;
}

/** The spans that end at `now` (ms since the epoch): an hour counted by the minute, a day and 30 days by the hour. */
export function ruleMatchWindows(now: number): RuleMatchWindows {
  const month = floorTo(HOUR_MS, now - 30 * DAY_MS);
  return {
    hour: new Date(floorTo(MINUTE_MS, now - HOUR_MS)),
    day: new Date(floorTo(HOUR_MS, now - DAY_MS)),
    month: new Date(month),
    wholeDays: new Date(floorTo(DAY_MS, month + DAY_MS - 1)),
  };
}

/** When the hours and days begin that matches are told for one by one: 25 and 31, in UTC, oldest first. */
export function seriesStarts(now: number): {
  readonly hours: readonly Date[];
  readonly days: readonly Date[];
} {
  return { hours: lastStarts(HOUR_MS, 25, now), days: lastStarts(DAY_MS, 31, now) };
}

/** The last beginnings of a unit, that of the present one included. */
function lastStarts(unit: number, count: number, now: number): readonly Date[] {
  const last = floorTo(unit, now);
  return Array.from({ length: count }, (_, index) => new Date(last - (count - 1 - index) * unit));
}

function floorTo(unit: number, at: number): number {
  return Math.floor(at / unit) * unit;
}
