/** Learns rule suggestions from labelled telemetry: pure, additive, deterministic. */
export { type LabelledAction, type TrainingLabel, type SeenTexts } from './labelled-action.js';
export { commandTexts } from './command-texts.js';
export { effectiveLabel, SAFE_SCORE, UNSAFE_SCORE, type LabelSources } from './effective-label.js';
export { DEFAULT_SETTINGS, type LearningSettings } from './learning-settings.js';
export { estimatorNamed, type Estimator } from './estimator.js';
export { type Conclusion, type LabelTotals } from './conclude-training.js';
export { UnsafeCounts, type UnsafeCountsJson } from './unsafe-counts.js';
export { CandidateCounts, type CandidateCountsJson } from './candidate-counts.js';
export { termPattern, type Term } from './term.js';
export { type HeldOutMetrics } from './evaluate-rules.js';
export { type Share } from './wilson.js';
export {
  type TrainingOutcome,
  type ProposedDiff,
  type ProposedRule,
  type RuleEvidence,
  type SuggestionEvidence,
  type TrainingMetrics,
} from './training-outcome.js';
