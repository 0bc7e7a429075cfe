import type { TrainingLabel } from './labelled-action.js';

/** From this score on an action without a label counts as safe. */
export const SAFE_SCORE = 80;
/** Below this score an action without a label counts as unsafe. */
export const UNSAFE_SCORE = 40;

/** What is known of an action's safety. A review that expired has no verdict: nobody looked at it. */
export interface LabelSources {
  readonly personLabel?: TrainingLabel | 'unknown' | null;
  readonly reviewVerdict?: 'allow' | 'deny' | null;
  /** 0 to 100, 100 = safest. */
  readonly score?: number | null;
}

/**
 * The label that counts: a person's word outranks a review's verdict, which outranks an outcome's score. A person who
 * says `unknown` has looked and could not tell, so that nothing weaker decides instead.
 */
export function effectiveLabel(sources: LabelSources): TrainingLabel | 'unknown' {
  if (sources.personLabel) return sources.personLabel;
  if (sources.reviewVerdict) return sources.reviewVerdict === 'allow' ? 'safe' : 'unsafe';
  const score = sources.score;
  if (typeof score !== 'number' || Number.isNaN(score)) return 'unknown';
  if (score >= SAFE_SCORE) return 'safe';
  return score < UNSAFE_SCORE ? 'unsafe' : 'unknown';
}
