import { QUEUES, type CountShardPayload, type TrainingRunPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import {
  DEFAULT_SETTINGS,
  estimatorNamed,
  type LearningSettings,
  type Pass,
  type RunContext,
  type TrainingOutcome,
} from '@bylaw/learning';
import type { LabelledActionReader } from '@bylaw/persistence';
import { isoTime, type Clock } from '@bylaw/platform';
import { WaitingChildrenError, type Job } from 'bullmq';
import type { CountingPool } from '../shards/counting-pool.js';
import type { Plan, RunCounts } from '../shards/run-counts.js';
import type { Cancellations } from './cancellations.js';
import type { Conclusions, RunEnd } from './conclusions.js';

/** What a run has to know of the policy. */
export type PolicyContext = Pick<RunContext, 'activeRules' | 'ownRuleIds' | 'rejected'>;

export interface TrainingRunParts {
  readonly actions: LabelledActionReader;
  /** The policy as it is now, and what became of the trainer's own suggestions. */
  readonly policyContext: () => Promise<PolicyContext>;
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
 * plan the slices; for each pass of the estimator, let child jobs count, and merge what they counted; conclude.
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
      const { passes } = estimatorNamed(run.estimator);
      const total = passes * plan.length + 1;
      if (!isProgress(delivery.job.progress)) await delivery.job.updateProgress({ done: 0, total });
      const context = await this.contextOf(run);
      let left: string | null = null;
      for (let number = 0; number < passes; number += 1)
        left = await this.pass({ run, plan, context, pass: { number, left } }, delivery);
      throw new Error(`The last pass of ${run.estimator} has not ended the run`);
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

  private async contextOf(run: TrainingRunPayload): Promise<RunContext> {
    const known = await this.parts.counts.context(run.runId);
    if (known) return known;
    const policy = await this.parts.policyContext();
    const generatedAt = isoTime(this.parts.clock.now());
    return this.parts.counts.keepContext(run.runId, { settings: settingsOf(run), generatedAt, ...policy });
  }

  /** Counts a pass and ends it. Answers what it leaves for the next one; the last one ends the run. */
  private async pass({ run, plan, context, pass }: RunPass, delivery: Delivery): Promise<string> {
    const known = await this.parts.counts.left(run.runId, pass.number);
    if (known !== null) return known;
    await this.shards(pass.number, { run, plan }, delivery);
    const end = await this.parts.pool.use(async (thread) => {
      await thread.open(run.estimator, pass);
      for await (const counts of this.parts.counts.of(run.runId, pass.number, plan))
        await thread.merge(counts);
      return thread.end(context);
    });
    if (end.status === 'ended') {
      const total = estimatorNamed(run.estimator).passes * plan.length + 1;
      throw new RunEnded(runEnd(end.outcome, { done: total, total }));
    }
    await this.parts.counts.keepLeft(run.runId, pass.number, end.left, plan);
    return end.left;
  }

  /** Returns when every shard has counted a pass; until then the job waits for its children, without a worker. */
  private async shards(
    pass: number,
    { run, plan }: { run: TrainingRunPayload; plan: Plan },
    { job, token }: Delivery,
  ): Promise<void> {
    await this.assertGoesOn(run.runId, job);
    const missing = await this.parts.counts.missing(run.runId, pass, plan);
    if (missing.length === 0) return;
    await this.parts.producer.queue(QUEUES.training).addBulk(
      missing.map((shard) => ({
        name: 'count-shard',
        data: shardPayload(run, plan, { pass, shard }),
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
}

/** One pass of a run. */
interface RunPass {
  readonly run: TrainingRunPayload;
  readonly plan: Plan;
  readonly context: RunContext;
  readonly pass: Pass;
}

function settingsOf(run: TrainingRunPayload): LearningSettings {
  return { ...DEFAULT_SETTINGS, topN: run.topN };
}

function shardPayload(
  run: TrainingRunPayload,
  plan: Plan,
  { pass, shard }: { pass: number; shard: number },
): CountShardPayload {
  const { runId, estimator } = run;
  const period = { since: run.since ?? null, until: run.until ?? null };
  return {
    runId,
    estimator,
    pass,
    shard,
    after: plan[shard - 1] ?? null,
    upTo: plan[shard] ?? '',
    ...period,
  };
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
