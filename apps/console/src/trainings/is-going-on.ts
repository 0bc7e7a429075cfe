import type { TrainingResponse } from '@bylaw/contracts';

/** Has the run not ended? */
export function isGoingOn({ status }: Pick<TrainingResponse, 'status'>): boolean {
  return status === 'queued' || status === 'running';
}
