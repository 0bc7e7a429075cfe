import type { CandidateCounts } from './candidate-counts.js';
import { evaluateHeldOut } from './evaluate-rules.js';
import type { LearningSettings } from './learning-settings.js';
import { baseRateOf, candidatesOf, selectRules, type Candidate } from './select-rules.js';
import type { ProposedRule, RuleEvidence, TrainingMetrics, TrainingOutcome } from './training-outcome.js';

/** How many labelled actions a run had, as its first pass counted them. */
export interface LabelTotals {
  readonly safeActions: number;
  readonly unsafeActions: number;
}

/** What a run concludes from. The clock and the names come from outside. */
export interface Conclusion {
  readonly estimator: string;
  readonly modelVersion: string;
  /** ISO 8601, UTC. */
  readonly generatedAt: string;
  readonly settings: LearningSettings;
  readonly totals: LabelTotals;
  readonly counts: CandidateCounts;
  /** Patterns of the active rules: none of them is proposed again. */
  readonly activePatterns: readonly string[];
}

const everything = () => true;

/** Why nothing can be learned from so few labels, or from one class alone; nothing when it can. */
export function refusalOf(
  totals: LabelTotals,
  settings: LearningSettings,
): Extract<TrainingOutcome, { status: 'failed' }> | undefined {
  const { safeActions, unsafeActions } = totals;
  const labelled = safeActions + unsafeActions;
  if (labelled < settings.minActions)
    return {
      status: 'failed',
      code: 'too_few_labels',
      message: `Too few labelled actions: ${labelled}, and training needs at least ${settings.minActions}. Label actions, import labelled telemetry, or choose a longer time.`,
    };
  if (safeActions > 0 && unsafeActions > 0) return undefined;
  const [present, missing] = unsafeActions === 0 ? ['safe', 'unsafe'] : ['unsafe', 'safe'];
  return {
    status: 'failed',
    code: 'one_class_only',
    message: `All ${labelled} labelled actions are ${present}: training needs both classes, and there is no ${missing} action.`,
  };
}

/**
 * Ends a run: the same counts give the same diff, byte for byte, whatever shards they came from. Rules are chosen on all
 * commands; the held-out metrics are of rules chosen the same way without the commands they are measured on.
 */
export function concludeTraining(conclusion: Conclusion): TrainingOutcome {
  const { counts, settings, totals } = conclusion;
  const refusal = refusalOf(totals, settings);
  if (refusal) return refusal;
  const selection = { counts, settings, activePatterns: new Set(conclusion.activePatterns) };
  const candidates = candidatesOf({ counts, settings, part: everything });
  const rules = selectRules({ ...selection, part: everything });
  const metrics: TrainingMetrics = {
    estimator: conclusion.estimator,
    labelledActions: totals.safeActions + totals.unsafeActions,
    safeActions: totals.safeActions,
    unsafeActions: totals.unsafeActions,
    safeCommands: Math.round(counts.safe.size),
    unsafeCommands: Math.round(counts.unsafe.size),
    baseRate: Math.round(baseRateOf(counts, everything) * 10_000) / 10_000,
    candidates: candidates.length,
    rules: rules.length,
    heldOut: evaluateHeldOut(selection),
  };
  if (rules.length === 0)
    return { status: 'nothing-good-enough', message: whyNothing(candidates, conclusion), metrics };
  return {
    status: 'suggested',
    diff: {
      add: rules.map(proposedRule),
      remove: [],
      meta: {
        proposed_by: 'trainer',
        model_version: conclusion.modelVersion,
        generated_at: conclusion.generatedAt,
      },
    },
    evidence: { rules: rules.map((rule) => evidenceOf(rule, counts)), heldOut: metrics.heldOut },
    metrics,
  };
}

function proposedRule(rule: Candidate): ProposedRule {
  return {
    pattern: rule.pattern,
    effect: 'deny',
    score: rule.precisionLower,
    target: 'command',
    reason: `Commands with “${rule.term}”: ${Math.round(rule.unsafe.size)} different ones are labelled unsafe, ${Math.round(rule.safe.size)} safe`,
  };
}

function evidenceOf(rule: Candidate, counts: CandidateCounts): RuleEvidence {
  const unsafeHits = Math.round(rule.unsafe.size);
  return {
    pattern: rule.pattern,
    term: rule.term,
    support: unsafeHits,
    unsafeHits,
    safeHits: Math.round(rule.safe.size),
    precision: rule.precision,
    precisionLower: rule.precisionLower,
    examples: counts.examples(rule.unsafe),
    contradictions: counts.examples(rule.safe),
    distinctAgents: Math.round(rule.agents.size),
  };
}

function whyNothing(candidates: readonly Candidate[], { settings, activePatterns }: Conclusion): string {
  const active = new Set(activePatterns);
  const best = candidates.find((candidate) => !active.has(candidate.pattern));
  if (!best)
    return `Nothing is suggested: no term that is not a rule already occurs in ${settings.minSupport} different unsafe commands.`;
  if (best.precisionLower < settings.minPrecisionLower)
    return `Nothing is suggested: of ${candidates.length} terms with enough support the best, “${best.term}”, is unsafe with a lower bound of ${best.precisionLower}, and ${settings.minPrecisionLower} is needed.`;
  return `Nothing is suggested: of ${candidates.length} terms with enough support none says more than the share of unsafe commands does, or adds enough to the rules that are active.`;
}
