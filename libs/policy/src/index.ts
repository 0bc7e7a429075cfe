export type { PolicyAction } from './action.js';
export { actionSkeleton } from './action-skeleton.js';
export { advanceInSteps } from './advance-in-steps.js';
export { appliesCleanly } from './applies-cleanly.js';
export { breakingRules, type BreakingRule } from './breaking-rules.js';
export { brokenPinnedCases, type BrokenPinnedCase, type PinnedCase } from './broken-pinned-cases.js';
export { canonicalJson } from './canonical-json.js';
export { checkPattern, MAX_PATTERN_LENGTH, MAX_PROGRAM_SIZE, type PatternCheck } from './check-pattern.js';
export { commandHash } from './command-hash.js';
export { commandText } from './command-text.js';
export { CompiledPolicy } from './compiled-policy.js';
export { contentHash } from './content-hash.js';
export {
  DEFAULT_POLICY_SETTINGS,
  DEFAULT_SHELL_TOOLS,
  DENIED_IN_LOCKDOWN,
  DENIED_IN_QUARANTINE,
  type Decision,
  type DecisionContext,
  type MatchedRule,
  type PolicySettings,
} from './decision.js';
export type { Diff, DiffMeta, NormalizedDiff, Problem } from './diff.js';
export { diffProblems } from './diff-problems.js';
export type { ExplainedMatch } from './explanation.js';
export { invertVersion } from './invert-version.js';
export {
  canTransition,
  REVIEW_LIFECYCLE,
  SUGGESTION_LIFECYCLE,
  TRAINING_RUN_LIFECYCLE,
  type Lifecycle,
  type ReviewStatus,
  type SuggestionStatus,
  type TrainingRunStatus,
} from './lifecycle.js';
export { lockedRuleViolations, type OperatorRole, type Proposer } from './locked-rule-violations.js';
export { normalizeDiff } from './normalize-diff.js';
export { observingRule } from './observing-rule.js';
export { overlaps, type Overlap, type OverlapPlace } from './overlaps.js';
export type { PolicyDelta, VersionChange } from './policy-change.js';
export { patchedPolicy, policyPatch, type PolicyPatch } from './policy-patch.js';
export { fileRules, policyDifference, type FileRule, type PolicyDifference } from './policy-file.js';
export { replay } from './replay.js';
export type {
  FlipDirection,
  FlipExample,
  Label,
  LabelCounts,
  ReasonCount,
  ReplayResult,
  RuleFlips,
} from './replay-result.js';
export { ReplayTally, type ReplayAction } from './replay-tally.js';
export { restoreDelta } from './restore-delta.js';
export type { Effect, PolicySnapshot, Rule, RuleContent, RuleDraft, RuleMode, RuleTarget } from './rule.js';
export { syntaxFault, type PatternPlace } from './syntax-fault.js';
export { warmUpDeciding } from './warm-up.js';
