import { CompiledPolicy, DEFAULT_POLICY_SETTINGS } from '@bylaw/policy';
import { ruleOf } from '../rule-of.js';
import type { LabelledRow } from './labelled-row.js';
import type { LearnedRule } from './learned-rule.js';

/** Tells which rules match a command, by the very matching of a hub. */
export class RuleMatches {
  private readonly policy: CompiledPolicy;
  private readonly numbers = new Map<string, number>();

  constructor(rules: readonly LearnedRule[]) {
    const observing = rules.map(({ pattern }, index) => ({
      ...ruleOf(pattern, index),
      mode: 'observe' as const,
    }));
    observing.forEach(({ id }, number) => this.numbers.set(id, number));
    this.policy = CompiledPolicy.compile({ version: 1, rules: observing }, DEFAULT_POLICY_SETTINGS);
  }

  /** The numbers of the rules that match, from 0 on. */
  of(command: string): number[] {
    const { matched } = this.policy.decide({ tool: 'shell', command }, { quarantined: false });
    return matched.map(({ ruleId }) => this.numbers.get(ruleId) ?? -1);
  }
}

/** A row with the rules that match it. */
export interface MatchedRow {
  readonly row: LabelledRow;
  readonly rules: readonly number[];
}

export function matchRows(rules: readonly LearnedRule[], rows: readonly LabelledRow[]): MatchedRow[] {
  const matches = new RuleMatches(rules);
  return rows.map((row) => ({ row, rules: matches.of(row.command) }));
}
