import type { LearnedRule } from './learned-rule.js';
import type { MatchedRow } from './rule-matches.js';

/** A share, with Wilson's two-sided 95 % interval; all from 0 to 1. */
export interface Interval {
  readonly hits: number;
  readonly all: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** How well rules do on rows that took no part in learning them. Denied is what an enforced deny rule matches. */
export interface RuleMeasures {
  readonly deny: number;
  readonly review: number;
  readonly observe: number;
  readonly precision: number | null;
  /** The precision to expect where 2 % of the actions are unsafe. */
  readonly precisionAt2: number | null;
  readonly recall: Interval | null;
  /** Safe rows that are denied. */
  readonly falseDeny: Interval | null;
  /** The same of scripts alone: of more than one line, or more than one command in a row. */
  readonly falseDenyOfScripts: Interval | null;
  /** Safe and unsafe rows that a review rule holds and no deny rule denies. */
  readonly heldSafe: Interval | null;
  readonly heldUnsafe: Interval | null;
  /** Deny rules that match more safe rows than unsafe ones. */
  readonly harmful: number;
  /** Deny rules that match something, and nothing that the others don't. */
  readonly redundant: number;
}

const Z = 1.96;
const PREVALENCE = 0.02;
const SCRIPT = /\n|;|&&|\|\|/;

export function measureRules(rules: readonly LearnedRule[], rows: readonly MatchedRow[]): RuleMeasures {
  const denying = rules.map(({ effect, mode }) => mode === 'enforce' && effect === 'deny');
  const reviewing = rules.map(({ effect, mode }) => mode === 'enforce' && effect === 'review');
  const safe = rows.filter(({ row }) => row.label === 'safe');
  const unsafe = rows.filter(({ row }) => row.label === 'unsafe');
  const isDenied = (matched: MatchedRow): boolean => matched.rules.some((rule) => denying[rule]);
  const isHeld = (matched: MatchedRow): boolean =>
    !isDenied(matched) && matched.rules.some((rule) => reviewing[rule]);
  const shareOf = (group: readonly MatchedRow[], is: (row: MatchedRow) => boolean): Interval | null =>
    intervalOf(group.filter(is).length, group.length);
  const recall = shareOf(unsafe, isDenied);
  const falseDeny = shareOf(safe, isDenied);
  const denied = (recall?.hits ?? 0) + (falseDeny?.hits ?? 0);
  return {
    deny: denying.filter(Boolean).length,
    review: reviewing.filter(Boolean).length,
    observe: rules.filter(({ mode }) => mode === 'observe').length,
    precision: recall && falseDeny && denied > 0 ? recall.hits / denied : null,
    precisionAt2: recall && falseDeny && precisionAt(PREVALENCE, recall.share, falseDeny.share),
    recall,
    falseDeny,
    falseDenyOfScripts: shareOf(
      safe.filter(({ row }) => SCRIPT.test(row.command)),
      isDenied,
    ),
    heldSafe: shareOf(safe, isHeld),
    heldUnsafe: shareOf(unsafe, isHeld),
    ...uselessRules(denying, rows),
  };
}

/** Wilson's interval; null of nothing. */
export function intervalOf(hits: number, all: number): Interval | null {
  if (all === 0) return null;
  const share = hits / all;
  const square = Z * Z;
  const centre = (share + square / (2 * all)) / (1 + square / all);
  const spread = (Z / (1 + square / all)) * Math.sqrt((share * (1 - share)) / all + square / (4 * all * all));
  return { hits, all, share, low: Math.max(0, centre - spread), high: Math.min(1, centre + spread) };
}

/** One measure of several splits: their rows together. */
export function pooled(intervals: readonly (Interval | null)[]): Interval | null {
  const known = intervals.filter((interval) => interval !== null);
  return intervalOf(
    known.reduce((sum, { hits }) => sum + hits, 0),
    known.reduce((sum, { all }) => sum + all, 0),
  );
}

function precisionAt(prevalence: number, recall: number, falseDeny: number): number | null {
  const right = prevalence * recall;
  const all = right + (1 - prevalence) * falseDeny;
  return all > 0 ? right / all : null;
}

function uselessRules(
  denying: readonly boolean[],
  rows: readonly MatchedRow[],
): { harmful: number; redundant: number } {
  const counts = denying.map(() => ({ safe: 0, unsafe: 0, alone: 0 }));
  for (const { row, rules } of rows) {
    const matching = rules.filter((rule) => denying[rule]);
    for (const rule of matching) {
      const count = counts[rule];
      if (!count) continue;
      count[row.label] += 1;
      if (matching.length === 1) count.alone += 1;
    }
  }
  return {
    harmful: counts.filter(({ safe, unsafe }) => safe > unsafe).length,
    redundant: counts.filter(({ safe, unsafe, alone }) => safe + unsafe > 0 && alone === 0).length,
  };
}
