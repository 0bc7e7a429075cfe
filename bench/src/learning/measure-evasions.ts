import { EVASIONS } from './evasions.js';
import type { LearnedRule } from './learned-rule.js';
import { ruleMatcher, type MatchedRow } from './rule-matches.js';
import type { Hits } from './rule-measures.js';

/** How many of the attacks that are denied as they are get through when they are written otherwise. */
export interface EvasionMeasure {
  readonly name: string;
  readonly example: string;
  readonly survivors: Hits;
}

export function measureEvasions(
  rules: readonly LearnedRule[],
  rows: readonly MatchedRow[],
): EvasionMeasure[] {
  const denying = rules.filter(({ effect, mode }) => effect === 'deny' && mode === 'enforce');
  const denyingRules = ruleMatcher(denying);
  const caught = rows.filter(
    ({ row, rules: matched }) =>
      row.label === 'unsafe' &&
      matched.some((rule) => rules[rule]?.effect === 'deny' && rules[rule].mode === 'enforce'),
  );
  return EVASIONS.map(({ name, example, of }) => {
    const changed = caught.flatMap(({ row }) => of(row.command) ?? []);
    const survivors = changed.filter((command) => denyingRules(command).length === 0);
    return { name, example, survivors: { hits: survivors.length, all: changed.length } };
  });
}
