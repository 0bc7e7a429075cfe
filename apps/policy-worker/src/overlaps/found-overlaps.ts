import { LIMITS } from '@bylaw/contracts';
import type { StoredOverlaps } from '@bylaw/persistence';
import type { Overlap } from '@bylaw/policy';

/** The overlaps of a diff with the policy at a version. */
export interface FoundOverlaps {
  readonly version: number;
  readonly overlaps: readonly Overlap[];
}

/** A job's payload with what was found about its diff; null when nothing could be found out. */
export type WithOverlaps<P> = P & { readonly overlaps: FoundOverlaps | null };

/**
 * What to keep of the overlaps with a suggestion for the policy at `version`: those of the rules that it adds first, for
 * its author can mend these. Null when they are not known: what holds for another version may be wrong.
 */
export function overlapsAt(version: number, found: FoundOverlaps | null): StoredOverlaps | null {
  if (found?.version !== version) return null;
  const { overlaps } = found;
  const added = overlaps.filter(({ rule }) => 'addIndex' in rule);
  const active = overlaps.filter(({ rule }) => 'ruleId' in rule);
  return { first: [...added, ...active].slice(0, LIMITS.suggestionOverlaps), count: overlaps.length };
}
