import type { ReplayResult } from '@bylaw/policy';
import { asRecord, hasNumbers } from '../page/record.js';

/** What was stored as a replay, if it can be shown as one. Replays of older versions lack lists: those are empty then. */
export function asReplay(value: unknown): ReplayResult | null {
  const record = asRecord(value);
  if (record === null || !hasNumbers(record, ['currentVersion', 'replayed', 'flipped', 'skipped']))
    return null;
  if (asRecord(record['flips']) === null) return null;
  const lists = ['agents', 'tools', 'rules', 'skippedReasons', 'caveats'].map((name): [string, unknown] => [
    name,
    Array.isArray(record[name]) ? record[name] : [],
  ]);
  return { ...record, ...Object.fromEntries(lists) } as unknown as ReplayResult;
}

/** How many labelled safe would be stopped from now on, and how many labelled unsafe let through: the flips to be afraid of. */
export function harmOf({ flips }: Pick<ReplayResult, 'flips'>): {
  readonly safeStopped: number;
  readonly unsafeAllowed: number;
} {
  const all = Object.values(flips);
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
  return {
    safeStopped: sum(all.filter(({ to }) => to !== 'allow').map(({ labels }) => labels.safe)),
    unsafeAllowed: sum(all.filter(({ to }) => to === 'allow').map(({ labels }) => labels.unsafe)),
  };
}
