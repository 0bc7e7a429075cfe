import type { TrainingResponse } from '../gateway/wire.js';

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Which actions a run looks at, by their times. */
export function runPeriod({ since, until }: Pick<TrainingResponse, 'since' | 'until'>): string {
  const [from, to] = [since, until].map((time) => (time === null ? null : DAY.format(new Date(time))));
  if (from && to) return `from ${from} to ${to}`;
  if (from) return `since ${from}`;
  return to ? `until ${to}` : 'all actions';
}
