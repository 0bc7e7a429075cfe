import {
  QUEUES,
  type CountShardPayload,
  type MergeCountsPayload,
  type TrainingRunPayload,
} from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { WaitingChildrenError, type Job } from 'bullmq';
import type { Plan } from '../digests/plan-shards.js';
import { levelWidths, placesOf } from '../shards/merge-tree.js';
import type { CountsPlace, RunCounts } from '../shards/run-counts.js';
import type { Cancellations } from './cancellations.js';
import { RunEnded, failedEnd } from './run-end.js';
import { stepsOf } from './run-progress.js';

export interface RunChildrenParts {
  readonly counts: RunCounts;
  readonly cancellations: Cancellations;
  readonly producer: JobProducer;
}

/** A pass to be counted. */
export interface PassToCount {
  readonly run: TrainingRunPayload;
  readonly plan: Plan;
  readonly pass: number;
}

/** Attempts of a child: one that dies with its worker costs none of these. */
const ATTEMPTS = 8;

/**
 * The child jobs of a run: for each pass the shards, and above them, level by level, merges of a few each. While they are
 * done by whichever worker takes them, the run waits without one.
 */
export class RunChildren {
  constructor(private readonly parts: RunChildrenParts) {}

  /**
   * Returns when the few counts at the top of a pass's tree are there.
   * @throws WaitingChildrenError when they are being made; RunEnded when they will not be
   */
  async count({ run, plan, pass }: PassToCount, delivery: Delivery): Promise<void> {
    const widths = levelWidths(plan.length);
    for (const [level, width] of widths.entries())
      await this.make(
        placesOf(pass, level, width),
        (place) => (level === 0 ? shardJob(run, plan, place) : mergeJob(run, place, widths[level - 1] ?? 0)),
        { runId: run.runId, ...delivery },
      );
  }

  /** @throws RunEnded when a person has cancelled the run, or a part of it can't be done */
  async assertGoesOn(runId: string, job: Job): Promise<void> {
    const { cancellations, counts } = this.parts;
    const progress = stepsOf(job);
    if (await cancellations.isAsked(runId)) throw new RunEnded({ status: 'cancelled', progress });
    const givenUp = await counts.givenUp(runId);
    if (givenUp !== null) throw new RunEnded(failedEnd(givenUp, progress));
    const [dead] = Object.values(await job.getIgnoredChildrenFailures());
    if (dead !== undefined) throw new RunEnded(failedEnd(`A shard could not be counted: ${dead}`, progress));
  }

  private async make(
    places: readonly CountsPlace[],
    jobOf: (place: CountsPlace) => ChildJob,
    { runId, job, token }: Delivery & { readonly runId: string },
  ): Promise<void> {
    const { counts, producer } = this.parts;
    await this.assertGoesOn(runId, job);
    const missing = await counts.missing(runId, places);
    if (missing.length === 0) return;
    const opts = {
      parent: { id: runId, queue: job.queueQualifiedName },
      attempts: ATTEMPTS,
      removeOnComplete: true,
      ignoreDependencyOnFailure: true,
    };
    await producer.queue(QUEUES.training).addBulk(
      missing.map((place) => {
        const { pass, level, index } = place;
        return { ...jobOf(place), opts: { ...opts, jobId: `${runId}-${pass}-${level}-${index}` } };
      }),
    );
    if (token !== undefined && (await job.moveToWaitingChildren(token))) throw new WaitingChildrenError();
    await this.assertGoesOn(runId, job);
    const left = await counts.missing(runId, places);
    if (left.length > 0)
      throw new Error(`Shards ${left.map(({ index }) => index).join(', ')} ended without counts`);
  }
}

type ChildJob =
  | { readonly name: 'count-shard'; readonly data: CountShardPayload }
  | { readonly name: 'merge-counts'; readonly data: MergeCountsPayload };

function shardJob(run: TrainingRunPayload, plan: Plan, { pass, index }: CountsPlace): ChildJob {
  const { runId, estimator } = run;
  const ranges = [...(plan[index] ?? [])];
  const period = { since: run.since ?? null, until: run.until ?? null };
  return { name: 'count-shard', data: { runId, estimator, pass, shard: index, ranges, ...period } };
}

function mergeJob({ runId, estimator }: TrainingRunPayload, place: CountsPlace, below: number): ChildJob {
  return { name: 'merge-counts', data: { runId, estimator, ...place, below } };
}
