import type { Estimator } from '../gateway/wire.js';
import { fromLocalTime } from '../page/local-time.js';

/** What may be set of a training run, as it is typed. */
export interface TrainingSettings {
  readonly estimator: Estimator;
  readonly topN: string;
  /** As a field of the browser has it, in the reader's time zone; empty: no bound. */
  readonly since: string;
  readonly until: string;
  readonly overlap: boolean;
}

/** What the gateway takes when it is told nothing. */
export const DEFAULT_SETTINGS: TrainingSettings = {
  estimator: 'mined',
  topN: '20',
  since: '',
  until: '',
  overlap: false,
};

/** The most rules that a run may suggest. */
export const MOST_RULES = 200;

/** What each estimator does. */
export const ESTIMATORS: Readonly<Record<Estimator, string>> = {
  mined: 'Rules with validated evidence, each denying, reviewing or observing as its evidence allows.',
  importance:
    'The terms of a random forest with the highest importance, as deny rules. Nothing is validated: for comparison.',
};

/** What the gateway is asked for; bounds that are not set are left out. */
export interface AskedTraining {
  readonly estimator: Estimator;
  readonly topN: number;
  readonly since?: string;
  readonly until?: string;
  readonly overlap: boolean;
}

/** The settings as the gateway takes them. */
export function askedTraining(settings: TrainingSettings): AskedTraining {
  const { estimator, overlap } = settings;
  const [since, until] = [fromLocalTime(settings.since), fromLocalTime(settings.until)];
  return {
    estimator,
    overlap,
    topN: Number(settings.topN),
    ...(since === '' ? {} : { since }),
    ...(until === '' ? {} : { until }),
  };
}
