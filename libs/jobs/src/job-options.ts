import { QUEUES } from '@bylaw/contracts';
import type { JobsOptions } from 'bullmq';
import type { QueueName } from './job-catalog.js';

/** The name of our own backoff: exponential from 100 ms, never over 5 s, so that recovery takes seconds. */
export const CAPPED_BACKOFF = 'capped';

const MAX_BACKOFF_MS = 5_000;

/** Milliseconds to wait before attempt `attemptsMade + 1`. */
export function cappedBackoff(attemptsMade: number): number {
  return Math.min(MAX_BACKOFF_MS, 100 * 2 ** Math.min(attemptsMade, 10));
}

/** As good as for ever: what was acknowledged is tried until it works (I10). */
const UNTIL_IT_WORKS = 1_000_000;

/**
 * Jobs that ended well are kept a while, because their callers wait for the answer; jobs that can never work are kept
 * for operators to see.
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
    removeOnFail: { age: 604_800, count: 1_000 },
  },
};

export function optionsOf(queue: QueueName): JobsOptions {
  return OPTIONS[queue];
}
