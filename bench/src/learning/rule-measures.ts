import { RuleTally } from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import type { LearnedRule } from './learned-rule.js';
import type { MatchedRow } from './rule-matches.js';

/** So many of so many. */
export interface Hits {
  readonly hits: number;
  readonly all: number;
}

/** How well rules do on rows that took no part in learning them. Denied is what an enforced deny rule matches. */
export interface RuleMeasures {
  readonly deny: number;
  readonly review: number;
  readonly observe: number;
  readonly precision: number | null;
  /** The precision to expect where 2 % of the actions are unsafe. */
  readonly precisionAt2: number | null;
  /** Unsafe rows that are denied. */
  readonly recall: Hits;
  /** Safe rows that are denied. */
  readonly falseDeny: Hits;
  /** The same of scripts alone: of more than one line, or more than one command in a row. */
  readonly falseDenyOfScripts: Hits;
  /** Safe and unsafe rows that a review rule holds and no deny rule denies. */
  readonly heldSafe: Hits;
  readonly heldUnsafe: Hits;
  /** Deny rules that match more safe rows than unsafe ones. */
  readonly harmful: number;
  /** Deny rules that match something, and nothing that no other deny rule matches. */
  readonly redundant: number;
}

const PREVALENCE = 0.02;
const SCRIPT = /\n|;|&&|\|\|/;

export function measureRules(rules: readonly LearnedRule[], rows: readonly MatchedRow[]): RuleMeasures {
  const tally = new RuleTally(rules, DEFAULT_SHELL_TOOLS);
  for (const { row, rules: matched } of rows) tally.addMatched(row.label, matched);
  const { denied, stopped, safeRows, unsafeRows, rules: each } = tally.evaluation(PREVALENCE);
  const enforced = each.filter(({ mode }) => mode === 'enforce');
  const denying = enforced.filter(({ effect }) => effect === 'deny');
  return {
    deny: denying.length,
    review: enforced.length - denying.length,
    observe: each.length - enforced.length,
    precision: denied.precision?.value ?? null,
    precisionAt2: denied.precisionAtPrevalence,
    recall: { hits: denied.unsafeHits, all: unsafeRows },
    falseDeny: { hits: denied.safeHits, all: safeRows },
    falseDenyOfScripts: deniedScripts(rules, rows),
    heldSafe: { hits: stopped.safeHits - denied.safeHits, all: safeRows },
    heldUnsafe: { hits: stopped.unsafeHits - denied.unsafeHits, all: unsafeRows },
    harmful: denying.filter(({ harmful }) => harmful).length,
    redundant: denying.filter(({ redundant }) => redundant).length,
  };
}

/** One measure of several splits: their rows together. */
export function pooled(measures: readonly Hits[]): Hits {
  return {
    hits: measures.reduce((sum, { hits }) => sum + hits, 0),
    all: measures.reduce((sum, { all }) => sum + all, 0),
  };
}

function deniedScripts(rules: readonly LearnedRule[], rows: readonly MatchedRow[]): Hits {
  const scripts = rows.filter(({ row }) => row.label === 'safe' && SCRIPT.test(row.command));
  const denying = rules.map(({ effect, mode }) => effect === 'deny' && mode === 'enforce');
  const denied = scripts.filter(({ rules: matched }) => matched.some((rule) => denying[rule]));
  return { hits: denied.length, all: scripts.length };
}
