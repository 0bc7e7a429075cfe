import { lineChart, type Line } from './line-chart.js';
import { learnRules, type EstimatorName, type LearnedRule } from './learned-rule.js';
import type { LabelledRow } from './labelled-row.js';
import { matchRows, type MatchedRow } from './rule-matches.js';
import { measureRules, type Hits, type RuleMeasures } from './rule-measures.js';
import { fractionOf, skeletonOf, withinSources, type Split } from './split.js';

/** A picture of the docs, as SVG. */
export interface Picture {
  readonly file: string;
  readonly title: string;
  readonly svg: string;
}

const ESTIMATORS: readonly EstimatorName[] = ['importance', 'mined'];
const MOST_RULES = 50;
const STEP = 2;
const SAFE_SHARES = [0.05, 0.1, 0.25, 0.5, 1];

/** Precision and recall over the number of rules, and false denials over the amount of safe data, of one split. */
export function drawCurves(rows: readonly LabelledRow[], seed: number): Picture[] {
  const [split] = withinSources(rows, [seed]);
  if (!split) return [];
  return [overRules(split), ...overSafeRows(split)];
}

function overRules(split: Split): Picture {
  const lines = ESTIMATORS.flatMap((estimator): Line[] => {
    const rules = learnRules(estimator, split.learn, MOST_RULES);
    const matched = matchRows(rules, split.test);
    const counts = [...new Set([1, ...steps(rules.length), rules.length])].filter((count) => count > 0);
    const measures = counts.map((count) => [count, firstOf(rules, matched, count)] as const);
    return [
      {
        name: `precision, ${estimator}`,
        points: measures.flatMap(([count, { precision }]) =>
          precision === null ? [] : [[count, precision]],
        ),
      },
      {
        name: `recall, ${estimator}`,
        points: measures.map(([count, { recall }]) => [count, shareOf(recall)]),
      },
    ];
  });
  const title = 'Precision and recall over the number of rules, within sources';
  const svg = lineChart({ title, x: 'the first so many rules', y: 'held-out rows' }, lines);
  return { file: 'learning-rules.svg', title, svg };
}

function overSafeRows(split: Split): Picture[] {
  const lines = ESTIMATORS.map((estimator): Line => {
    const points = SAFE_SHARES.map((share): readonly [number, number] => {
      const learn = split.learn.filter(
        (row) => row.label === 'unsafe' || fractionOf(`safe ${skeletonOf(row.command)}`) < share,
      );
      const rules = learnRules(estimator, learn, 20);
      const { falseDeny } = measureRules(rules, matchRows(rules, split.test));
      return [learn.filter(({ label }) => label === 'safe').length, shareOf(falseDeny)];
    });
    return { name: estimator, points };
  });
  return lines.map((line) => {
    const title = `Safe commands denied over the amount of safe data, ${line.name}, 20 rules`;
    const svg = lineChart({ title, x: 'safe rows learned from', y: 'held-out safe rows denied' }, [line]);
    return { file: `learning-safe-data-${line.name}.svg`, title, svg };
  });
}

function shareOf({ hits, all }: Hits): number {
  return all > 0 ? hits / all : 0;
}

function steps(rules: number): number[] {
  return Array.from({ length: Math.floor(rules / STEP) }, (_, index) => (index + 1) * STEP);
}

function firstOf(rules: readonly LearnedRule[], matched: readonly MatchedRow[], count: number): RuleMeasures {
  return measureRules(
    rules.slice(0, count),
    matched.map(({ row, rules: numbers }) => ({ row, rules: numbers.filter((rule) => rule < count) })),
  );
}
