import { QUEUES } from '@bylaw/contracts';
import type { JobsOptions } from 'bullmq';
import type { QueueName } from './job-catalog.js';

/** The name of our own backoff: exponential from 100 ms, about 5 s at most, so that recovery takes seconds. */
export const CAPPED_BACKOFF = 'capped';

const MAX_BACKOFF_MS = 5_000;

/**
 * Milliseconds to wait before attempt `attemptsMade + 1`. `chance`, from 0 to 1, spreads them over a quarter less to a quarter
 * more, so that what failed together does not come back together.
 */
export function cappedBackoff(attemptsMade: number, chance: number): number {
  const delay = Math.min(MAX_BACKOFF_MS, 100 * 2 ** Math.min(attemptsMade, 10));
  return Math.round(delay * (0.75 + chance / 2));
}

/** As good as for ever: what was acknowledged is tried until it works (I10). */
const UNTIL_IT_WORKS = 1_000_000;

/**
 * Jobs that ended well are kept a while, because their callers wait for the answer; jobs that can never work are kept
 * until an operator retries or discards them (I10). `removeOnFail` with a count or an age would not only forget the job that
 * has it: BullMQ then drops the queue's oldest failed jobs, whichever they are.
 */
const OPTIONS: Readonly<Record<QueueName, JobsOptions>> = {
  [QUEUES.recordActions]: {
    attempts: UNTIL_IT_WORKS,
    backoff: { type: CAPPED_BACKOFF },
    removeOnComplete: { age: 60, count: 1_000 },
    removeOnFail: false,
  },
  [QUEUES.policyCommands]: {
    attempts: UNTIL_IT_WORKS,
    backoff: { type: CAPPED_BACKOFF },
    removeOnComplete: { age: 3_600, count: 10_000 },
    removeOnFail: false,
  },
  [QUEUES.training]: {
    // With the backoff about 26 s: a restart of Postgres does not end a run.
    attempts: 10,
    backoff: { type: CAPPED_BACKOFF },
    removeOnComplete: { age: 86_400, count: 1_000 },
    removeOnFail: false,
  },
};

/** For jobs that come again by themselves: one that fails is made up for by the next, and nobody needs to see it. */
export const PERIODIC_OPTIONS: JobsOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

export function optionsOf(queue: QueueName): JobsOptions {
  return OPTIONS[queue];
}
