import type { RuleContent, RuleDraft } from './rule.js';

/** Where a diff comes from: free but for these three names. Not part of its content hash. */
export interface DiffMeta {
  readonly proposed_by?: string;
  readonly model_version?: string;
  readonly generated_at?: string;
  readonly [name: string]: unknown;
}

/** A proposed change of the policy, as trainers, operators and files send it. */
export interface Diff {
  readonly add?: readonly RuleDraft[];
  /** Ids of rules to remove. */
  readonly remove?: readonly string[];
  readonly meta?: DiffMeta;
}

/** A diff with every default filled. */
export interface NormalizedDiff {
  readonly add: readonly RuleContent[];
  readonly remove: readonly string[];
  readonly meta: DiffMeta;
}

/** One thing that is wrong, and where: `diff.add[3].pattern`. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}
