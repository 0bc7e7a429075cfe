/** Learns rule suggestions from labelled telemetry: pure (only `growInThreads` starts
 * threads, and `ActionPasses` keeps a temporary file), additive, deterministic. */
export { type LabelledAction, type TrainingLabel, type SeenForms, type Matching } from './labelled-action.js';
export { seenForms } from './seen-forms.js';
export { effectiveLabel, SAFE_SCORE, UNSAFE_SCORE, type LabelSources } from './effective-label.js';
export { DEFAULT_SETTINGS, type LearningSettings } from './learning-settings.js';
export { estimatorNamed, type Estimator, type Pass, type PassEnd } from './estimator.js';
export { type Counts } from './counts.js';
export { ActionPasses, type ReadActions } from './reading/action-passes.js';
export { type KeepingOptions } from './reading/kept-actions.js';
export { type RunContext } from './conclude-training.js';
export { type LabelTotals } from './label-totals.js';
export { type RejectedPattern } from './selection/refused-patterns.js';
export { type HeldOutMetrics, type HeldOutPoint } from './held-out-metrics.js';
export { share, type Share } from './wilson.js';
export { PatternMatcher } from './pattern-matcher.js';
export {
  type TrainingOutcome,
  type TrainingRefusal,
  type ProposedDiff,
  type ProposedRule,
  type RemovalEvidence,
  type RuleEvidence,
  type SuggestionEvidence,
  type TrainingMetrics,
} from './training-outcome.js';
export {
  refuseImportance,
  trainImportance,
  trainImportanceFrom,
  type GrowForest,
  type ImportanceOutcome,
  type ImportanceProgress,
  type ImportanceRefusal,
  type ImportanceRow,
} from './importance/train-importance.js';
export { DEFAULT_IMPORTANCE_SETTINGS, type ImportanceSettings } from './importance/importance-settings.js';
export {
  VocabularyCounts,
  type FrequentBuckets,
  type VocabularyCountsJson,
} from './importance/vocabulary-counts.js';
export { CommandVectors, type CommandVectorsJson } from './importance/command-vectors.js';
export { assembleModel, growTrees, preparePlot, type Plot } from './importance/grow-forest.js';
export { HASH_RANGE, textHash } from './text-hash.js';
export { growInThreads } from './importance/grow-in-threads.js';
export { type GrownTree } from './importance/tree-grower.js';
export {
  ImportanceModel,
  type Contribution,
  type Prediction,
  type RankedTerm,
} from './importance/importance-model.js';
export {
  IMPORTANCE_FORMAT,
  ModelFileError,
  readModel,
  writeModel,
  type ImportanceModelFile,
} from './importance/importance-model-file.js';
export { RuleHits, type RuleHit, type RuleHitsJson, type RuleTotals } from './importance/rule-hits.js';
export {
  suggestByImportance,
  type ImportanceRule,
  type ImportanceRuleEvidence,
  type ImportanceSuggestion,
} from './importance/suggest-by-importance.js';
export {
  evaluateRules,
  RuleTally,
  type EvaluatedRow,
  type EvaluatedRule,
  type EvaluatedRuleMeasures,
  type Evaluation,
  type RuleMeasures,
} from './evaluation/rule-tally.js';
