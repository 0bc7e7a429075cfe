import type { LabelledAction, TrainingLabel } from './labelled-action.js';

/**
 * What one pass counts. Additive: shards count alone, in any number and order, and their counts merge to the same,
 * whatever the grouping.
 */
export interface Counts {
  /** `hash` is the `textHash` of the text by which the action is counted, for who has it already. */
  add(action: LabelledAction, hash?: number): void;
  /** Whether adding any action of this label and hash would change nothing, so that it need not even be read. */
  passesBy?(label: TrainingLabel, hash: number): boolean;
  /** Adds what another shard counted, as its `toJSON` gave it. */
  merge(other: never): void;
  /** The counts as data, to travel between processes. */
  toJSON(): object;
}
