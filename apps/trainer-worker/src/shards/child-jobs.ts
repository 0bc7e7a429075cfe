import {
  QUEUES,
  type CountShardPayload,
  type MergeCountsPayload,
  type TrainingRunPayload,
} from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import type { JobsOptions } from 'bullmq';
import type { Plan } from '../digests/pack-shards.js';
import type { CountsPlace } from './run-counts.js';

/** A job that a run waits for. */
export type ChildJob =
  | { readonly name: 'count-shard'; readonly data: CountShardPayload }
  | { readonly name: 'merge-counts'; readonly data: MergeCountsPayload };

/** Attempts of a child: one that dies with its worker costs none of these. */
const ATTEMPTS = 8;

export function shardJob(run: TrainingRunPayload, plan: Plan, { pass, index }: CountsPlace): ChildJob {
  const { runId, estimator } = run;
  const ranges = [...(plan[index] ?? [])];
  const period = { since: run.since ?? null, until: run.until ?? null };
  return { name: 'count-shard', data: { runId, estimator, pass, shard: index, ranges, ...period } };
}

/** `below` is how many counts there are on the level below. */
export function mergeJob(
  { runId, estimator }: Pick<TrainingRunPayload, 'runId' | 'estimator'>,
  place: CountsPlace,
  below: number,
): ChildJob {
  return { name: 'merge-counts', data: { runId, estimator, ...place, below } };
}

/** Adds children of a run, each once: those that wait or are under way stay as they are. */
export async function addChildren(
  producer: JobProducer,
  runId: string,
  children: readonly (readonly [place: CountsPlace, job: ChildJob])[],
  how: Pick<JobsOptions, 'lifo'> = {},
): Promise<void> {
  const queue = producer.queue(QUEUES.training);
  const opts = {
    parent: { id: runId, queue: queue.qualifiedName },
    attempts: ATTEMPTS,
    removeOnComplete: true,
    ignoreDependencyOnFailure: true,
    ...how,
  };
  await queue.addBulk(
    children.map(([{ pass, level, index }, job]) => {
      return { ...job, opts: { ...opts, jobId: `${runId}-${pass}-${level}-${index}` } };
    }),
  );
}
