import type { Job } from 'bullmq';
import type { RunCounts } from './run-counts.js';

/**
 * Does a part of a run. When that fails and is not tried again, the run is given up, so that its other parts need not be
 * done.
 */
export async function giveUpAtLast<T>(
  part: { readonly job: Job; readonly counts: RunCounts; readonly runId: string; readonly what: string },
  work: () => Promise<T>,
): Promise<T> {
  const { job, counts, runId, what } = part;
  try {
    return await work();
  } catch (error) {
    if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
      const reason = error instanceof Error ? error.message : String(error);
      await counts.giveUp(runId, `${what} could not be counted: ${reason}`);
    }
    throw error;
  }
}
