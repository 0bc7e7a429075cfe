import type { Rule } from '@bylaw/policy';
import { PARTS, heldOutMetrics, type HeldOutMetrics } from './held-out-metrics.js';
import type { LabelTotals } from './label-totals.js';
import { isLarge } from './mining/shortlist.js';
import { proposedRemovals } from './selection/proposed-removals.js';
import { chooseRules, type Choosing } from './selection/choose-rules.js';
import { refusedPatterns, type RejectedPattern } from './selection/refused-patterns.js';
import type { RuleProposal } from './selection/rule-proposal.js';
import { ruleEvidence } from './selection/rule-evidence.js';
import type { VerificationPlan } from './selection/verification-plan.js';
import { everything, type VerifiedPattern } from './selection/verified-pattern.js';
import type { LearningSettings } from './learning-settings.js';
import type { ProposedRule, TrainingMetrics, TrainingOutcome } from './training-outcome.js';
import type { VerificationCounts } from './verification-counts.js';

/** What a run knows of the policy and of itself. The clock and the names come from outside. */
export interface RunContext {
  readonly settings: LearningSettings;
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  /** The rules that are active: none of them is proposed again. */
  readonly activeRules: readonly Rule[];
  /** Ids of those of them that the trainer proposed: only of these it may propose the removal. */
  readonly ownRuleIds: readonly string[];
  /** What people rejected. */
  readonly rejected: readonly RejectedPattern[];
}

/** What the mined estimator concludes from. */
export interface Conclusion {
  readonly estimator: string;
  readonly modelVersion: string;
  readonly context: RunContext;
  readonly totals: LabelTotals;
  readonly plan: VerificationPlan;
  readonly counts: VerificationCounts;
}

/**
 * Ends a run: the same counts give the same diff, byte for byte, whatever shards they came from. Rules are learned from all
 * commands; the held-out metrics are of rules chosen the same way from six tenths of them, validated on two, and measured
 * on the last two, by skeleton.
 */
export function concludeTraining(conclusion: Conclusion): TrainingOutcome {
  const { counts, context, plan, modelVersion } = conclusion;
  const choosing = choosingOf(conclusion);
  const rules = chooseRules(choosing);
  const heldOut = heldOutOf(choosing, counts, context.settings.prevalence);
  const metrics = metricsOf(conclusion, choosing, rules.length, heldOut);
  const removals = proposedRemovals(choosing, rules, counts, context);
  if (rules.length === 0 && removals.length === 0)
    return { status: 'nothing-good-enough', message: whyNothing(plan, context.settings), metrics };
  const proposed = rules.map((rule) => ({ rule, draft: proposedRule(rule) }));
  return {
    status: 'suggested',
    diff: {
      add: proposed.map(({ draft }) => draft),
      remove: removals.map(({ ruleId }) => ruleId),
      meta: { proposed_by: 'trainer', model_version: modelVersion, generated_at: context.generatedAt },
    },
    evidence: {
      rules: proposed.map(({ rule, draft }) => ruleEvidence(rule, draft, counts)),
      removals,
      heldOut,
      warnings: [],
    },
    metrics,
  };
}

function choosingOf({ counts, context, plan }: Conclusion): Choosing {
  const { settings } = context;
  const patterns = plan.patterns.flatMap((pattern, index): VerifiedPattern[] => {
    const hits = counts.hits[index];
    return hits ? [{ ...pattern, hits }] : [];
  });
  const safeCommands = counts.safe.size;
  return {
    patterns,
    settings,
    safeCommands,
    large: isLarge(safeCommands, settings),
    baseRate: counts.unsafe.size / Math.max(1, counts.unsafe.size + safeCommands),
    agents: counts.agents.size,
    tried: plan.tried,
    learn: everything,
    validate: PARTS.validate,
    isRefused: refusedPatterns(context),
  };
}

function heldOutOf(choosing: Choosing, counts: VerificationCounts, prevalence: number): HeldOutMetrics {
  const rules = chooseRules({ ...choosing, learn: PARTS.learn, validate: PARTS.validate });
  return heldOutMetrics(rules, counts, prevalence);
}

function metricsOf(
  { estimator, totals, counts, plan, context }: Conclusion,
  choosing: Choosing,
  rules: number,
  heldOut: HeldOutMetrics,
): TrainingMetrics {
  return {
    estimator,
    labelledActions: totals.safeActions + totals.unsafeActions,
    safeActions: totals.safeActions,
    unsafeActions: totals.unsafeActions,
    safeCommands: Math.round(counts.safe.size),
    unsafeCommands: Math.round(counts.unsafe.size),
    baseRate: Math.round(choosing.baseRate * 10_000) / 10_000,
    candidates: plan.tried,
    rules,
    settings: context.settings,
    heldOut,
  };
}

function proposedRule(rule: RuleProposal): ProposedRule {
  const unsafe = Math.round(rule.hits.unsafe.size);
  const safe = Math.round(rule.hits.safe.size);
  const what = rule.danger === null ? `Commands with “${rule.term}”` : `What ${rule.danger}`;
  return {
    pattern: rule.pattern,
    effect: rule.tier === 'review' ? 'review' : 'deny',
    mode: rule.tier === 'observe' ? 'observe' : 'enforce',
    score: rule.precisionLower,
    target: 'command',
    reason: `${what}: ${unsafe} different ones are labelled unsafe, ${safe} safe`,
  };
}

function whyNothing({ best }: VerificationPlan, settings: LearningSettings): string {
  const { minSupport, minPrecisionLower } = settings;
  if (!best)
    return `Nothing is suggested: nothing that is not a rule already occurs in ${minSupport} different unsafe commands.`;
  if (best.precisionLower < minPrecisionLower)
    return `Nothing is suggested: of what has enough support the best, “${best.term}”, is unsafe with a lower bound of ${best.precisionLower}, and ${minPrecisionLower} is needed.`;
  return `Nothing is suggested: of what has enough support nothing says more than the share of unsafe commands does, stands validation, or adds enough to the rules that are active.`;
}
