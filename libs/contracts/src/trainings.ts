import { BooleanField, IntField, TimeField, WordField } from './fields.js';
import { ESTIMATORS, type Estimator, type TrainingStatus } from './vocabulary.js';

export class TrainingRequest {
  @TimeField({ optional: true })
  since?: string;

  @TimeField({ optional: true })
  until?: string;

  @IntField({ min: 1, max: 200, optional: true, description: 'Rules to suggest at most; 20 unless set.' })
  topN?: number;

  @WordField(ESTIMATORS, { optional: true })
  estimator?: Estimator;

  @BooleanField({
    optional: true,
    description: 'Whether it may go on beside other runs; it waits for them unless set.',
  })
  overlap?: boolean;
}

/** How far a run is, in steps of no particular length. */
export interface TrainingProgress {
  readonly done: number;
  readonly total: number;
  /** At the pace so far; null when that is not known, or the run does not go on. */
  readonly estimatedSecondsLeft: number | null;
}

export interface TrainingResponse {
  readonly id: string;
  readonly status: TrainingStatus;
  /** Null where it was not recorded. */
  readonly estimator: Estimator | null;
  readonly progress: TrainingProgress;
  readonly metrics: unknown;
  readonly suggestionId: string | null;
  /** Why the run failed, or why it ended without a suggestion. */
  readonly error: string | null;
  readonly requestedBy: string;
  readonly requestedAt: string;
}
