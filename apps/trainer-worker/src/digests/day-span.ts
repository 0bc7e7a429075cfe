import type { KeptDigest, TrainingPeriod } from '@bylaw/persistence';

/** Days (UTC, as YYYY-MM-DD): from `from` on, before `before`; without bounds when null. */
export interface DaySpan {
  readonly from: string | null;
  readonly before: string | null;
}

/** What a period takes of a digest: `nothing`, some whole days, or null when a bound lies within a day of it. */
export type DigestShare = 'nothing' | DaySpan | null;

const DAY_MS = 86_400_000;

/** What a period takes of a digest whose actions are between these times. */
export function digestShare(
  { firstTs, lastTs }: Pick<KeptDigest, 'firstTs' | 'lastTs'>,
  { since, until }: TrainingPeriod,
): DigestShare {
  if (firstTs === null || lastTs === null) return 'nothing';
  if ([since, until].some((bound) => bound !== null && !isWholeMilliseconds(bound))) return null;
  const begin = since === null ? -Infinity : Date.parse(since);
  const end = until === null ? Infinity : Date.parse(until);
  if (lastTs.getTime() < begin || firstTs.getTime() >= end) return 'nothing';
  const from = firstTs.getTime() >= begin ? null : begin;
  const before = lastTs.getTime() < end ? null : end;
  if ([from, before].some((bound) => bound !== null && bound % DAY_MS !== 0)) return null;
  return { from: dayOf(from), before: dayOf(before) };
}

/** Postgres compares microseconds, and JavaScript cuts them off. */
function isWholeMilliseconds(time: string): boolean {
  return !/[.,]\d{3}\d*[1-9]/.test(time) && !Number.isNaN(Date.parse(time));
}

function dayOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString().slice(0, 10);
}
