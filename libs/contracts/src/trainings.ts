import { BooleanField, IntField, TimeField, WordField } from './fields.js';
import { Shown } from './shown.js';
import { ESTIMATORS, TRAINING_STATUSES, type Estimator, type TrainingStatus } from './vocabulary.js';

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
export class TrainingProgress {
  @Shown('integer')
  readonly done!: number;

  @Shown('integer')
  readonly total!: number;

  /** At the pace so far; null when that is not known, or the run does not go on. */
  @Shown('integer', { nullable: true })
  readonly estimatedSecondsLeft!: number | null;
}

export class TrainingResponse {
  @Shown('text')
  readonly id!: string;

  @Shown(TRAINING_STATUSES)
  readonly status!: TrainingStatus;

  /** Null where it was not recorded. */
  @Shown(ESTIMATORS, { nullable: true })
  readonly estimator!: Estimator | null;

  @Shown(() => TrainingProgress)
  readonly progress!: TrainingProgress;

  @Shown('anything')
  readonly metrics!: unknown;

  @Shown('text', { nullable: true })
  readonly suggestionId!: string | null;

  /** Why the run failed, or why it ended without a suggestion. */
  @Shown('text', { nullable: true })
  readonly error!: string | null;

  @Shown('text')
  readonly requestedBy!: string;

  @Shown('time')
  readonly requestedAt!: string;

  /** Null while it goes on. */
  @Shown('time', { nullable: true })
  readonly endedAt!: string | null;

  /** The oldest action that it looks at; null: there is no bound, or it was not recorded. */
  @Shown('time', { nullable: true })
  readonly since!: string | null;

  /** The actions that it looks at are before this time; null: there is no bound, or it was not recorded. */
  @Shown('time', { nullable: true })
  readonly until!: string | null;

  /** Rules to suggest at most; null where it was not recorded. */
  @Shown('integer', { nullable: true })
  readonly topN!: number | null;
}

/** A training run that was started. */
export class StartedTrainingResponse {
  @Shown('text')
  readonly id!: string;
}
