import type { TrainingRunPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { WaitingChildrenError, type Job } from 'bullmq';
import type { Plan } from '../digests/pack-shards.js';
import { addChildren, mergeJob, shardJob, type ChildJob } from '../shards/child-jobs.js';
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

/**
 * The child jobs of a run: for each pass the shards, and above them, level by level, merges of a few each. While they are
 * done by whichever worker takes them, the run waits without one. Merges are begun by those who count (`MergeAhead`); the run
 * begins those that it still misses when it goes on.
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
    await addChildren(
      producer,
      runId,
      missing.map((place) => [place, jobOf(place)]),
    );
    if (token !== undefined && (await job.moveToWaitingChildren(token))) throw new WaitingChildrenError();
    await this.assertGoesOn(runId, job);
    const left = await counts.missing(runId, places);
    if (left.length > 0)
      throw new Error(`Shards ${left.map(({ index }) => index).join(', ')} ended without counts`);
  }
}
