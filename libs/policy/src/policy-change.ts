import type { Rule } from './rule.js';

/** What a version did, as it is stored with it (I5). */
export interface VersionChange {
  readonly addedIds: readonly string[];
  /** The whole rules that it removed, under their ids. */
  readonly removedRules: readonly Rule[];
}

/** What turns the active rules into others: ids to remove, whole rules to bring back under their original ids. */
export interface PolicyDelta {
  readonly removeIds: readonly string[];
  readonly restoreRules: readonly Rule[];
}
