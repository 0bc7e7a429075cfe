import { DistinctSketch } from '../distinct-sketch.js';
import { GroupedHits } from '../grouped-hits.js';
import type { PatternHits } from '../verification-counts.js';
import type { PlannedPattern } from './verification-plan.js';

/** A planned pattern with what it hits. */
export type VerifiedPattern = PlannedPattern & { readonly hits: PatternHits };

/** Holds for the commands, by their keys, that belong to a part of the data. */
export type Part = (key: number) => boolean;

/** The whole data. */
export const everything: Part = () => true;

/** What any of the patterns hits. */
export function unionOf(all: readonly PatternHits[]): PatternHits {
  const [only] = all;
  if (only && all.length === 1) return only;
  const unsafe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const safe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  const groups = new GroupedHits();
  for (const hits of all) {
    unsafe.merge(hits.unsafe);
    safe.merge(hits.safe);
    groups.merge(hits.groups.toJSON());
  }
  return { unsafe, safe, groups };
}

/** What of the hits is in a part of the data. */
export function within({ unsafe, safe, groups }: PatternHits, part: Part): PatternHits {
  return part === everything
    ? { unsafe, safe, groups }
    : { unsafe: unsafe.where(part), safe: safe.where(part), groups };
}
