import { CandidateCounts } from './candidate-counts.js';
import { concludeTraining, refusalOf, type Conclusion, type LabelTotals } from './conclude-training.js';
import type { SeenTexts } from './labelled-action.js';
import type { LearningSettings } from './learning-settings.js';
import type { TrainingOutcome } from './training-outcome.js';
import { UnsafeCounts } from './unsafe-counts.js';

/**
 * A way of learning, in two passes over the same labelled actions. Both passes are additive: shards count alone, in any
 * number and order, and their counts merge.
 */
export interface Estimator {
  readonly name: string;
  /** Changes whenever the same data could give another diff. */
  readonly modelVersion: string;
  /** First pass: empty counts to add actions, or other shards' counts, to. */
  countUnsafe(seenTexts: SeenTexts): UnsafeCounts;
  /** Why the first pass already ends the run; nothing when it goes on. */
  refuse(totals: LabelTotals, settings: LearningSettings): TrainingOutcome | undefined;
  /** Second pass, over what the first let through. */
  countCandidates(survivors: string, seenTexts: SeenTexts): CandidateCounts;
  conclude(conclusion: Omit<Conclusion, 'estimator' | 'modelVersion'>): TrainingOutcome;
}

/** Word 1- to 3-grams with signed evidence and a lower bound on their precision. */
const mined: Estimator = {
  name: 'mined',
  modelVersion: 'mined-1',
  countUnsafe: (seenTexts) => new UnsafeCounts(seenTexts),
  refuse: refusalOf,
  countCandidates: (survivors, seenTexts) => new CandidateCounts(survivors, seenTexts),
  conclude: (conclusion) => concludeTraining({ ...conclusion, estimator: 'mined', modelVersion: 'mined-1' }),
};

const ESTIMATORS = new Map([mined].map((estimator) => [estimator.name, estimator]));

/** The estimator of this name. Throws a RangeError for a name that there is none of. */
export function estimatorNamed(name: string): Estimator {
  const estimator = ESTIMATORS.get(name);
  if (!estimator)
    throw new RangeError(`There is no estimator ${name}; there are ${[...ESTIMATORS.keys()].join(', ')}.`);
  return estimator;
}
