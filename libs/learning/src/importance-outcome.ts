import type { RunContext } from './conclude-training.js';
import type { HeldOutMetrics } from './held-out-metrics.js';
import type { RankedTerm } from './importance/importance-model.js';
import type { LabelTotals } from './label-totals.js';
import { lowerBound, supportOf } from './mining/shortlist.js';
import { unionOf } from './selection/verified-pattern.js';
import type { RuleEvidence, TrainingOutcome } from './training-outcome.js';
import type { VerificationCounts } from './verification-counts.js';

/** What a run by importance concludes from. */
export interface ImportanceRun {
  readonly estimator: string;
  readonly modelVersion: string;
  readonly totals: LabelTotals;
  readonly terms: readonly RankedTerm[];
  readonly counts: VerificationCounts;
  readonly context: RunContext;
}

/** The method holds nothing out. */
const NOTHING_HELD_OUT: HeldOutMetrics = {
  rules: 0,
  safeCommands: 0,
  unsafeCommands: 0,
  deniedSafe: 0,
  deniedUnsafe: 0,
  heldSafe: 0,
  heldUnsafe: 0,
  precision: null,
  recall: null,
  falseDenyRate: null,
  curve: [],
  atPrevalence: null,
};

/** The outcome: one deny rule for each term, with what it hits, and a warning that says what the method does. */
export function importanceOutcome(run: ImportanceRun): TrainingOutcome {
  const { totals, terms, counts, context } = run;
  const unsafeCommands = Math.round(counts.unsafe.size);
  const safeCommands = Math.round(counts.safe.size);
  const metrics = {
    estimator: run.estimator,
    labelledActions: totals.safeActions + totals.unsafeActions,
    ...totals,
    safeCommands,
    unsafeCommands,
    baseRate: Math.round((unsafeCommands / Math.max(1, unsafeCommands + safeCommands)) * 10_000) / 10_000,
    candidates: terms.length,
    rules: terms.length,
    settings: context.settings,
    heldOut: NOTHING_HELD_OUT,
  };
  if (terms.length === 0)
    return {
      status: 'nothing-good-enough',
      message: 'Nothing is suggested: no term that is not a rule already has any importance.',
      metrics,
    };
  const rules = terms.map((term, index) => evidenceOf(term, index, counts));
  return {
    status: 'suggested',
    diff: {
      add: terms.map(({ term, pattern, importance }, index) => ({
        pattern,
        effect: 'deny',
        mode: 'enforce',
        score: Math.round(importance * 10_000) / 10_000,
        target: 'command',
        reason: `Importance of “${term}”, which has no sign; it hits ${rules[index]?.unsafeHits ?? 0} unsafe and ${rules[index]?.safeHits ?? 0} safe commands`,
      })),
      remove: [],
      meta: { proposed_by: 'trainer', model_version: run.modelVersion, generated_at: context.generatedAt },
    },
    evidence: {
      rules,
      removals: [],
      heldOut: NOTHING_HELD_OUT,
      warnings: [warningOf(rules, counts, safeCommands)],
    },
    metrics,
  };
}

function evidenceOf({ term, pattern }: RankedTerm, index: number, counts: VerificationCounts): RuleEvidence {
  const { unsafe, safe, groups } = counts.hits[index] ?? unionOf([]);
  const all = unsafe.size + safe.size;
  return {
    pattern,
    term,
    effect: 'deny',
    mode: 'enforce',
    certainty: 'None: an importance says that a term tells commands apart, and not which of them are unsafe.',
    support: Math.round(unsafe.size),
    unsafeHits: Math.round(unsafe.size),
    safeHits: Math.round(safe.size),
    precision: all > 0 ? Math.round((unsafe.size / all) * 10_000) / 10_000 : 0,
    precisionLower: lowerBound(unsafe.size, safe.size),
    examples: counts.examples(unsafe),
    contradictions: counts.examples(safe),
    distinctSkeletons: Math.round(supportOf(unsafe, true)),
    distinctAgents: groups.size,
  };
}

function warningOf(rules: readonly RuleEvidence[], counts: VerificationCounts, safe: number): string {
  const harmful = rules.filter(({ safeHits, unsafeHits }) => safeHits > unsafeHits).length;
  const denied = Math.min(safe, Math.round(unionOf(counts.hits).safe.size));
  const percent = ((denied / Math.max(1, safe)) * 100).toFixed(1);
  return (
    'Importances have no sign: a term that marks safe commands ranks as high as one that marks unsafe ones, and nothing ' +
    `was validated. ${harmful} of these ${rules.length} rules hit more safe commands than unsafe ones; together they ` +
    `would have denied ${denied} of ${safe} safe commands (${percent} %).`
  );
}
