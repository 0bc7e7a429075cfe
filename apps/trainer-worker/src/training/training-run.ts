import { QUEUES, type CountShardPayload, type TrainingRunPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import {
  DEFAULT_SETTINGS,
  estimatorNamed,
  type LearningSettings,
  type TrainingOutcome,
} from '@bylaw/learning';
import type { LabelledActionReader } from '@bylaw/persistence';
import { isoTime, type Clock } from '@bylaw/platform';
import { WaitingChildrenError, type Job } from 'bullmq';
import type { CountingPool } from '../shards/counting-pool.js';
import type { FirstPassEnd } from '../shards/counting-request.js';
import type { PassName, Plan, RunCounts } from '../shards/run-counts.js';
import type { Cancellations } from './cancellations.js';
import type { Conclusions, RunEnd } from './conclusions.js';

export interface TrainingRunParts {
  readonly actions: LabelledActionReader;
  /** The patterns of the rules that are active now. */
  readonly activePatterns: () => Promise<readonly string[]>;
  readonly counts: RunCounts;
  readonly cancellations: Cancellations;
  readonly conclusions: Conclusions;
  readonly pool: CountingPool;
  readonly producer: JobProducer;
  readonly clock: Clock;
  readonly shardActions: number;
}

/** Fewer labelled actions are not worth a shard of their own; small runs still get a few, for all workers to share. */
const SMALLEST_SHARD = 500;
const SHARDS_OF_SMALL_RUNS = 8;
/** Attempts of a shard: one that dies with its worker costs none of these. */
const SHARD_ATTEMPTS = 8;

/** The run ends here, in this way. */
class RunEnded extends Error {
  constructor(readonly end: RunEnd) {
    super('The run has ended');
  }
}

/**
 * The parent job of a training run. Each delivery goes on where the last one stopped, from what is kept in `RunCounts`:
 * plan the slices; let child jobs count unsafe terms, and merge; let them count the survivors, and merge; conclude.
 */
export class TrainingRun {
  constructor(private readonly parts: TrainingRunParts) {}

  async execute(run: TrainingRunPayload, delivery: Delivery): Promise<null> {
    if (await this.parts.conclusions.isSent(run.runId)) return null;
    try {
      await this.parts.conclusions.send(run, await this.train(run, delivery));
    } catch (error) {
      if (error instanceof WaitingChildrenError || !isLastAttempt(delivery.job)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await this.parts.conclusions.send(
        run,
        failed(`The run failed for good: ${reason}`, { done: 0, total: 0 }),
      );
    }
    return null;
  }

  private async train(run: TrainingRunPayload, delivery: Delivery): Promise<RunEnd> {
    try {
      const plan = await this.parts.counts.plan(run.runId, () => this.plan(run));
      const progress = { done: 0, total: 2 * plan.length + 1 };
      if (!isProgress(delivery.job.progress)) await delivery.job.updateProgress(progress);
      const first = await this.firstPass(run, plan, delivery);
      await this.shards('candidates', { run, plan }, delivery);
      const outcome = await this.conclude(run, plan, first);
      return runEnd(outcome, { done: progress.total, total: progress.total });
    } catch (error) {
      if (error instanceof RunEnded) return error.end;
      throw error;
    }
  }

  private async plan(run: TrainingRunPayload): Promise<Plan> {
    const period = { since: run.since ?? null, until: run.until ?? null };
    const labelled = await this.parts.actions.count(period);
    const size = Math.max(SMALLEST_SHARD, Math.ceil(labelled / SHARDS_OF_SMALL_RUNS));
    return this.parts.actions.sliceBounds(period, Math.min(this.parts.shardActions, size));
  }

  private async firstPass(run: TrainingRunPayload, plan: Plan, delivery: Delivery): Promise<FirstPassEnd> {
    const known = await this.parts.counts.firstPass(run.runId);
    if (known) return known;
    await this.shards('unsafe', { run, plan }, delivery);
    const settings = settingsOf(run);
    const end = await this.parts.pool.use(async (thread) => {
      await thread.open({ name: 'unsafe', estimator: run.estimator });
      for await (const counts of this.parts.counts.of(run.runId, 'unsafe', plan)) await thread.merge(counts);
      return thread.endFirstPass(settings.minSupport);
    });
    const refusal = estimatorNamed(run.estimator).refuse(end.totals, settings);
    const total = 2 * plan.length + 1;
    if (refusal) throw new RunEnded(runEnd(refusal, { done: total, total }));
    await this.parts.counts.keepFirstPass(run.runId, end);
    return end;
  }

  /** Returns when every shard has counted a pass; until then the job waits for its children, without a worker. */
  private async shards(
    pass: PassName,
    { run, plan }: { run: TrainingRunPayload; plan: Plan },
    { job, token }: Delivery,
  ): Promise<void> {
    await this.assertGoesOn(run.runId, job);
    const missing = await this.parts.counts.missing(run.runId, pass, plan);
    if (missing.length === 0) return;
    await this.parts.producer.queue(QUEUES.training).addBulk(
      missing.map((shard) => ({
        name: pass === 'unsafe' ? 'count-unsafe' : 'count-candidates',
        data: shardPayload(run, plan, shard),
        opts: {
          jobId: `${run.runId}-${pass}-${shard}`,
          parent: { id: run.runId, queue: job.queueQualifiedName },
          attempts: SHARD_ATTEMPTS,
          removeOnComplete: true,
          ignoreDependencyOnFailure: true,
        },
      })),
    );
    if (token !== undefined && (await job.moveToWaitingChildren(token))) throw new WaitingChildrenError();
    await this.assertGoesOn(run.runId, job);
    const left = await this.parts.counts.missing(run.runId, pass, plan);
    if (left.length > 0) throw new Error(`Shards ${left.join(', ')} ended without counts`);
  }

  private async assertGoesOn(runId: string, job: Job): Promise<void> {
    const progress = isProgress(job.progress) ? job.progress : { done: 0, total: 0 };
    if (await this.parts.cancellations.isAsked(runId)) throw new RunEnded({ status: 'cancelled', progress });
    const givenUp = await this.parts.counts.givenUp(runId);
    if (givenUp !== null) throw new RunEnded(failed(givenUp, progress));
    const [dead] = Object.values(await job.getIgnoredChildrenFailures());
    if (dead !== undefined) throw new RunEnded(failed(`A shard could not be counted: ${dead}`, progress));
  }

  private async conclude(run: TrainingRunPayload, plan: Plan, first: FirstPassEnd): Promise<TrainingOutcome> {
    const activePatterns = await this.parts.activePatterns();
    return this.parts.pool.use(async (thread) => {
      await thread.open({ name: 'candidates', estimator: run.estimator, survivors: first.survivors });
      for await (const counts of this.parts.counts.of(run.runId, 'candidates', plan))
        await thread.merge(counts);
      return thread.conclude({
        settings: settingsOf(run),
        totals: first.totals,
        generatedAt: isoTime(this.parts.clock.now()),
        activePatterns,
      });
    });
  }
}

function settingsOf(run: TrainingRunPayload): LearningSettings {
  return { ...DEFAULT_SETTINGS, topN: run.topN };
}

function shardPayload(run: TrainingRunPayload, plan: Plan, shard: number): CountShardPayload {
  const { runId, estimator } = run;
  const period = { since: run.since ?? null, until: run.until ?? null };
  return { runId, estimator, shard, after: plan[shard - 1] ?? null, upTo: plan[shard] ?? '', ...period };
}

function runEnd(outcome: TrainingOutcome, progress: RunEnd['progress']): RunEnd {
  if (outcome.status === 'failed') return failed(outcome.message, progress);
  const { metrics } = outcome;
  if (outcome.status === 'nothing-good-enough')
    return { status: 'completed', progress, metrics, error: outcome.message };
  return {
    status: 'completed',
    progress,
    metrics,
    diff: { ...outcome.diff, add: [...outcome.diff.add], remove: [...outcome.diff.remove] },
    evidence: outcome.evidence,
  };
}

function failed(error: string, progress: RunEnd['progress']): RunEnd {
  return { status: 'failed', progress, error };
}

function isProgress(progress: unknown): progress is RunEnd['progress'] {
  return typeof progress === 'object' && progress !== null && 'done' in progress && 'total' in progress;
}

function isLastAttempt(job: Job): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}
