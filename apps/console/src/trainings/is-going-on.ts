import type { TrainingResponse } from '../gateway/wire.js';

/** Has the run not ended? */
export function isGoingOn({ status }: Pick<TrainingResponse, 'status'>): boolean {
  return status === 'queued' || status === 'running';
}
