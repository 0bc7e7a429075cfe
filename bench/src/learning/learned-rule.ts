import {
  DEFAULT_SETTINGS,
  estimatorNamed,
  seenForms,
  trainImportance,
  type LearningSettings,
  type RunContext,
} from '@bylaw/learning';
import { DEFAULT_SHELL_TOOLS } from '@bylaw/policy';
import type { LabelledRow } from './labelled-row.js';

/** A rule as a suggestion would carry it, the most certain first. */
export interface LearnedRule {
  readonly pattern: string;
  readonly effect: 'deny' | 'review';
  readonly mode: 'enforce' | 'observe';
  readonly score: number;
}

export type EstimatorName = 'importance' | 'mined';

/** A run that knows no policy yet. */
export function contextOf(topN: number): RunContext {
  const settings: LearningSettings = { ...DEFAULT_SETTINGS, topN };
  return { settings, generatedAt: '2026-01-01T00:00:00.000Z', activeRules: [], ownRuleIds: [], rejected: [] };
}

export const MATCHING = { seenForms: seenForms(), shellTools: DEFAULT_SHELL_TOOLS } as const;

/** Learns at most `topN` rules from the rows; none when the estimator finds nothing good enough. */
export function learnRules(
  estimator: EstimatorName,
  rows: readonly LabelledRow[],
  topN: number,
): LearnedRule[] {
  return estimator === 'mined' ? mined(rows, topN) : importance(rows, topN);
}

function importance(rows: readonly LabelledRow[], topN: number): LearnedRule[] {
  const outcome = trainImportance(rows);
  if (outcome.status !== 'trained') throw new Error(outcome.message);
  return outcome.model
    .top(topN)
    .map(({ pattern, importance: score }) => ({ pattern, effect: 'deny', mode: 'enforce', score }));
}

function mined(rows: readonly LabelledRow[], topN: number): LearnedRule[] {
  const estimator = estimatorNamed('mined');
  let left: string | null = null;
  for (let number = 0; number < estimator.passes; number += 1) {
    const counts = estimator.open({ number, left }, MATCHING);
    rows.forEach(({ command, label }, index) =>
      counts.add({ id: String(index), tool: 'shell', command, label, contributor: null }),
    );
    const end = estimator.end({ number, left }, counts, contextOf(topN));
    if (end.status === 'next') left = end.left;
    else if (end.outcome.status === 'failed') throw new Error(end.outcome.message);
    else return end.outcome.status === 'suggested' ? [...end.outcome.diff.add] : [];
  }
  throw new Error('The last pass did not end the run.');
}
