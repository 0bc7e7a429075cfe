import type { TrainingResponse } from '../gateway/wire.js';
import { linkTo } from '../page/route.js';

/** What to do about a run that brought nothing, and where. */
export interface NextStep {
  readonly advice: string;
  readonly link: string;
  readonly there: string;
}

const LABEL: NextStep = {
  advice: 'Rules are learned from actions that were labelled safe, and from those that were labelled unsafe.',
  link: linkTo('telemetry'),
  there: 'Label more in the telemetry',
};

const LOOK: NextStep = {
  advice:
    'It was no fault of the labels. Start it again; if it fails again, an admin finds its job among the dead ones.',
  link: linkTo('dead-jobs', undefined, { queue: 'training' }),
  there: 'See dead jobs',
};

/** Null for a run that goes on, was cancelled, or suggests something. */
export function nextStep({ status, error, suggestionId }: TrainingResponse): NextStep | null {
  if (suggestionId !== null || (status !== 'failed' && status !== 'completed')) return null;
  return status === 'completed' || /labelled/.test(error ?? '') ? LABEL : LOOK;
}
