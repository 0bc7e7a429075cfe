import type { LabelledAction } from './labelled-action.js';

/**
 * What one pass counts. Additive: shards count alone, in any number and order, and their counts merge to the same,
 * whatever the grouping.
 */
export interface Counts {
  add(action: LabelledAction): void;
  /** Adds what another shard counted, as its `toJSON` gave it. */
  merge(other: never): void;
  /** The counts as data, to travel between processes. */
  toJSON(): object;
}
