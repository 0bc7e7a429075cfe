import type { Overlap } from '@bylaw/policy';

/** What was found of a suggestion's overlaps when it was proposed. */
export interface StoredOverlaps {
  /** All of them, unless they are too many to keep. */
  readonly first: readonly Overlap[];
  /** How many there are. */
  readonly count: number;
}
