import type { ImportanceModel } from './importance-model.js';
import type { RuleHit, RuleHitsJson, RuleTotals } from './rule-hits.js';

/** A deny rule of one term, as a diff carries it. */
export interface ImportanceRule {
  readonly pattern: string;
  readonly effect: 'deny';
  /** The importance, 0 to 1. */
  readonly score: number;
  readonly target: 'command';
  readonly reason: string;
}

/** What speaks for and against one of the rules. */
export interface ImportanceRuleEvidence extends RuleHit {
  readonly term: string;
  readonly importance: number;
  /** Unsafe among the labelled commands that it hits; null when it hits none. */
  readonly precision: number | null;
}

/** What the method suggests, with what there is to know before anyone applies it. */
export interface ImportanceSuggestion {
  readonly rules: readonly ImportanceRule[];
  readonly evidence: readonly ImportanceRuleEvidence[];
  readonly totals: RuleTotals;
  /** What the method does not do, and what these rules would have denied. */
  readonly warning: string;
}

/** The top terms as deny rules. `hits` were counted for `model.top(topN)`, in the same order. */
export function suggestByImportance(
  model: ImportanceModel,
  topN: number,
  hits: RuleHitsJson,
): ImportanceSuggestion {
  const evidence = model.top(topN).map(({ term, pattern, importance }, index) => {
    const hit = hits.rules[index];
    if (hit?.pattern !== pattern) throw new Error('The hits were counted for other rules.');
    const all = hit.safeHits + hit.unsafeHits;
    return { ...hit, term, importance, precision: all > 0 ? hit.unsafeHits / all : null };
  });
  return {
    rules: evidence.map(ruleOf),
    evidence,
    totals: hits.totals,
    warning: warningOf(evidence, hits.totals),
  };
}

function ruleOf({ pattern, term, importance, safeHits, unsafeHits }: ImportanceRuleEvidence): ImportanceRule {
  return {
    pattern,
    effect: 'deny',
    score: Math.round(importance * 10_000) / 10_000,
    target: 'command',
    reason: `Importance of “${term}”, which has no sign; it hits ${unsafeHits} unsafe and ${safeHits} safe commands`,
  };
}

function warningOf(evidence: readonly ImportanceRuleEvidence[], totals: RuleTotals): string {
  const harmful = evidence.filter(({ safeHits, unsafeHits }) => safeHits > unsafeHits).length;
  const share = ((totals.deniedSafe / Math.max(1, totals.safeRows)) * 100).toFixed(1);
  return (
    'Importances have no sign: a term that marks safe commands ranks as high as one that marks unsafe ones, and nothing ' +
    `was validated. ${harmful} of these ${evidence.length} rules hit more safe commands than unsafe ones; together they ` +
    `would have denied ${totals.deniedSafe} of ${totals.safeRows} safe commands (${share} %) and ${totals.deniedUnsafe} of ${totals.unsafeRows} unsafe ones.`
  );
}
