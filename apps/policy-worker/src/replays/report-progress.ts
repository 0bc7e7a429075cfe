import type { Job } from 'bullmq';
import type { ReplayProgress } from './replay-request.js';

/** Who waits looks no more often. */
const EVERY_MS = 250;

/** What writes a replay's progress to its job, the first at once, and others now and then. What fails is made up for by the next. */
export function reportProgress(job: Job, now: () => number): (progress: ReplayProgress) => void {
  let last = -Infinity;
  return (progress) => {
    if (now() - last < EVERY_MS) return;
    last = now();
    job.updateProgress({ ...progress }).catch(() => undefined);
  };
}
