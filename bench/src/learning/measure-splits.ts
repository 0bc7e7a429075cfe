import { learnRules, type EstimatorName } from './learned-rule.js';
import { measureEvasions, type EvasionMeasure } from './measure-evasions.js';
import { matchRows } from './rule-matches.js';
import { measureRules, type RuleMeasures } from './rule-measures.js';
import type { Split } from './split.js';

/** An estimator, and how many rules it may suggest. */
export interface Contestant {
  readonly estimator: EstimatorName;
  readonly topN: number;
}

export const CONTESTANTS: readonly Contestant[] = [
  { estimator: 'importance', topN: 20 },
  { estimator: 'importance', topN: 50 },
  { estimator: 'mined', topN: 20 },
  { estimator: 'mined', topN: 50 },
];

export interface SplitMeasure {
  readonly split: Pick<Split, 'name' | 'kind'>;
  readonly contestant: Contestant;
  readonly measures: RuleMeasures;
  readonly evasions: readonly EvasionMeasure[];
}

/** Learns from a split with each contestant, and measures on what it keeps back. */
export function measureSplit(split: Split): SplitMeasure[] {
  return CONTESTANTS.map((contestant) => {
    const rules = learnRules(contestant.estimator, split.learn, contestant.topN);
    const matched = matchRows(rules, split.test);
    process.stdout.write(
      `  ${split.kind}, ${split.name}: ${contestant.estimator} ${contestant.topN}, ${rules.length} rules\n`,
    );
    return {
      split: { name: split.name, kind: split.kind },
      contestant,
      measures: measureRules(rules, matched),
      evasions: split.kind === 'within sources' ? measureEvasions(rules, matched) : [],
    };
  });
}
