import { PatternMatcher } from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import type { LabelledRow } from './labelled-row.js';
import type { LearnedRule } from './learned-rule.js';

/** A row with the numbers of the rules that match it, from 0 on. */
export interface MatchedRow {
  readonly row: LabelledRow;
  readonly rules: readonly number[];
}

/** Tells the numbers of the rules that match a command, by the very matching of a hub. */
export function ruleMatcher(rules: readonly LearnedRule[]): (command: string) => number[] {
  const patterns = rules.map(({ pattern }) => pattern);
  const matcher = new PatternMatcher(patterns, DEFAULT_SHELL_TOOLS);
  return (command) => matcher.matches({ tool: 'shell', command });
}

export function matchRows(rules: readonly LearnedRule[], rows: readonly LabelledRow[]): MatchedRow[] {
  const matching = ruleMatcher(rules);
  return rows.map((row) => ({ row, rules: matching(row.command) }));
}
