import type { RuleContent } from '@bylaw/policy';

/** A suggestion's diff as it is stored: every default filled in. */
export interface StoredDiff {
  readonly add: readonly RuleContent[];
  readonly remove: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
}
