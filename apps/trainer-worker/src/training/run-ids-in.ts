import type { JobType, Queue } from 'bullmq';
import { isRunId } from './run-id.js';

/** The ids of all runs whose jobs are in one of these states. */
export async function runIdsIn(queue: Queue, states: JobType[]): Promise<string[]> {
  // Unless it is told where to end, BullMQ answers the first two of each state.
  return (await queue.getRanges(states, 0, -1)).filter(isRunId);
}

/** Of runs that have not ended. */
export const OPEN_STATES: JobType[] = ['active', 'waiting-children', 'waiting', 'prioritized', 'delayed'];
