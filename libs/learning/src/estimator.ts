import type { RunContext } from './conclude-training.js';
import type { Counts } from './counts.js';
import { importance } from './importance-estimator.js';
import { mined } from './mined-estimator.js';
import type { TrainingOutcome } from './training-outcome.js';
import type { Matching } from './labelled-action.js';

/** How a pass over the data ends: with what the next one needs, as text, or with the end of the run. */
export type PassEnd =
  | { readonly status: 'next'; readonly left: string }
  | { readonly status: 'ended'; readonly outcome: TrainingOutcome };

/** A pass: its number, from 0 on, and what the pass before it left. */
export interface Pass {
  readonly number: number;
  readonly left: string | null;
}

/**
 * A way of learning, in passes over the same labelled actions. Every pass is additive: shards count alone, in any number
 * and order, and their counts merge.
 */
export interface Estimator {
  readonly name: string;
  /** Changes whenever the same data could give another diff. */
  readonly modelVersion: string;
  readonly passes: number;
  /** Empty counts of a pass, to add actions, or other shards' counts, to. */
  open(pass: Pass, matching: Matching): Counts;
  /** Ends a pass with its merged counts. The last one always ends the run. */
  end(pass: Pass, counts: Counts, context: RunContext): PassEnd;
  /** The same end, worked out by so many worker threads where that is worth it. Missing where it never is. */
  endInThreads?(pass: Pass, counts: Counts, context: RunContext, threads: number): Promise<PassEnd>;
}

const ESTIMATORS = new Map([mined, importance].map((estimator) => [estimator.name, estimator]));

/** The estimator of this name. Throws a RangeError for a name that there is none of. */
export function estimatorNamed(name: string): Estimator {
  const estimator = ESTIMATORS.get(name);
  if (!estimator)
    throw new RangeError(`There is no estimator ${name}; there are ${[...ESTIMATORS.keys()].join(', ')}.`);
  return estimator;
}
