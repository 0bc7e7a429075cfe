import type { PatternHits } from '../verification-counts.js';

/** What a proposed rule would do: deny, hold for review, or be observed only. */
export type Tier = 'deny' | 'review' | 'observe';

/** The tiers, the surest first. */
export const TIERS: readonly Tier[] = ['deny', 'review', 'observe'];

/** A rule that may be proposed, with its evidence in the data that it is chosen from. */
export interface RuleProposal {
  readonly pattern: string;
  readonly term: string;
  readonly tier: Tier;
  /** The kind of known danger that it is; nothing for what was mined. */
  readonly danger: string | null;
  readonly hits: PatternHits;
  /** What it hits in all data. */
  readonly allHits: PatternHits;
  /** Distinct commands, or skeletons in large telemetry, with no agent beyond its share. */
  readonly support: number;
  readonly precisionLower: number;
}
