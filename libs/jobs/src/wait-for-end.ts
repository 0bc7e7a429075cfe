import type { Job, Queue, QueueEvents } from 'bullmq';

/** A job's answer did not come in time; the job is durable and goes on. */
export class JobStillRunning extends Error {
  override readonly name = 'JobStillRunning';

  constructor(readonly jobId: string) {
    super(`Job ${jobId} has not ended yet`);
  }
}

/** Events tell of an end at once; asking as well makes up for events that were lost with a connection. */
const ASK_EVERY_MS = 500;

/**
 * The answer of a job that was added.
 * @throws JobStillRunning when it takes longer than `withinMs`, also because Redis went away meanwhile; Error when the
 *   job failed for good.
 */
export async function waitForEnd(
  job: Job,
  queue: Queue,
  events: QueueEvents,
  withinMs: number,
): Promise<unknown> {
  const id = job.id ?? '';
  let missing = 0;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void): void => {
      clearTimeout(timeout);
      clearInterval(asking);
      events.off(`completed:${id}` as 'completed', onCompleted);
      events.off(`failed:${id}` as 'failed', onFailed);
      settle();
    };
    const onCompleted = ({ returnvalue }: { returnvalue: unknown }): void => end(() => resolve(returnvalue));
    const onFailed = ({ failedReason }: { failedReason: string }): void =>
      end(() => reject(new Error(failedReason)));
    const ask = async (): Promise<void> => {
      // The state alone at first: with the job comes all that it carries.
      const state = await queue.getJobState(id).catch(() => null);
      // One that was removed on its end has told so by an event, which may still be on its way.
      if (state === 'unknown') missing += 1;
      if (missing > 1) onFailed({ failedReason: `Job ${id} was removed before its answer was read` });
      if (state !== 'failed' && state !== 'completed') return;
      const found = await queue.getJob(id).catch(() => null);
      if (state === 'failed' && found) onFailed({ failedReason: found.failedReason });
      else if (found) onCompleted({ returnvalue: found.returnvalue as unknown });
    };
    const timeout = setTimeout(() => end(() => reject(new JobStillRunning(id))), withinMs);
    const asking = setInterval(() => void ask(), ASK_EVERY_MS);
    events.on(`completed:${id}` as 'completed', onCompleted);
    events.on(`failed:${id}` as 'failed', onFailed);
    void ask();
  });
}
