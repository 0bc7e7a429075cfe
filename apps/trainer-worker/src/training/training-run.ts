import type { TrainingRunPayload } from '@bylaw/contracts';
import type { Delivery } from '@bylaw/jobs';
import { estimatorNamed, type LearningSettings, type Pass, type RunContext } from '@bylaw/learning';
import { isoTime, type Clock } from '@bylaw/platform';
import { DelayedError, WaitingChildrenError, type Job } from 'bullmq';
import type { Plan } from '../digests/pack-shards.js';
import type { PlanShards } from '../digests/plan-shards.js';
import type { CountingPool } from '../shards/counting-pool.js';
import { levelWidths, placesOf } from '../shards/merge-tree.js';
import type { RunCounts } from '../shards/run-counts.js';
import type { Conclusions, RunEnd } from './conclusions.js';
import type { RunChildren } from './run-children.js';
import { RunEnded, failedEnd, runEndOf } from './run-end.js';
import { stepsOf, type RunProgress } from './run-progress.js';
import type { RunsAtWork } from './runs-at-work.js';
import type { TrainingTurns } from './training-turns.js';

/** What a run has to know of the policy. */
export type PolicyContext = Pick<RunContext, 'activeRules' | 'ownRuleIds' | 'rejected'>;

export interface TrainingRunParts {
  readonly planner: PlanShards;
  /** The policy as it is now, and what became of the trainer's own suggestions. */
  readonly policyContext: () => Promise<PolicyContext>;
  readonly counts: RunCounts;
  readonly children: RunChildren;
  readonly conclusions: Conclusions;
  readonly turns: TrainingTurns;
  readonly progress: RunProgress;
  readonly pool: CountingPool;
  readonly atWork: RunsAtWork;
  readonly clock: Clock;
  readonly learning: LearningSettings;
}

/** One pass of a run. */
interface RunPass {
  readonly run: TrainingRunPayload;
  readonly plan: Plan;
  readonly context: RunContext;
  readonly pass: Pass;
}

/**
 * The parent job of a training run. Each delivery goes on where the last one stopped, from what is kept in `RunCounts`:
 * plan the shards; for each pass of the estimator, let child jobs count and merge what they counted; conclude.
 */
export class TrainingRun {
  constructor(private readonly parts: TrainingRunParts) {}

  async execute(run: TrainingRunPayload, delivery: Delivery): Promise<null> {
    const { conclusions, turns } = this.parts;
    if (await conclusions.isSent(run.runId)) return null;
    try {
      await turns.await(run, delivery);
      await conclusions.send(run, await this.train(run, delivery));
    } catch (error) {
      if (error instanceof WaitingChildrenError || error instanceof DelayedError) throw error;
      if (!isLastAttempt(delivery.job)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      await conclusions.send(run, failedEnd(`The run failed for good: ${reason}`, stepsOf(delivery.job)));
    }
    return null;
  }

  private async train(run: TrainingRunPayload, delivery: Delivery): Promise<RunEnd> {
    const { atWork, children } = this.parts;
    try {
      await children.assertGoesOn(run.runId, delivery.job);
      return await atWork.during(run.runId, async (signal) => {
        try {
          return await this.passes(run, delivery, signal);
        } catch (error) {
          if (!signal.aborted) throw error;
          return { status: 'cancelled', progress: stepsOf(delivery.job) };
        }
      });
    } catch (error) {
      if (error instanceof RunEnded) return error.end;
      throw error;
    }
  }

  private async passes(run: TrainingRunPayload, delivery: Delivery, signal: AbortSignal): Promise<RunEnd> {
    const { counts, planner, progress } = this.parts;
    const period = { since: run.since ?? null, until: run.until ?? null };
    const plan = await counts.plan(run.runId, () => planner.execute(period));
    const { passes } = estimatorNamed(run.estimator);
    await progress.begin(delivery.job, passes * plan.length + 1);
    const context = await this.contextOf(run);
    let left: string | null = null;
    for (let number = 0; number < passes; number += 1)
      left = await this.pass({ run, plan, context, pass: { number, left } }, delivery, signal);
    throw new Error(`The last pass of ${run.estimator} has not ended the run`);
  }

  private async contextOf(run: TrainingRunPayload): Promise<RunContext> {
    const known = await this.parts.counts.context(run.runId);
    if (known) return known;
    const policy = await this.parts.policyContext();
    const generatedAt = isoTime(this.parts.clock.now());
    const settings = { ...this.parts.learning, topN: run.topN };
    return this.parts.counts.keepContext(run.runId, { settings, generatedAt, ...policy });
  }

  /** Counts a pass and ends it. Answers what it leaves for the next one; the last one ends the run. */
  private async pass(
    { run, plan, context, pass }: RunPass,
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<string> {
    const { children, counts, pool } = this.parts;
    const { runId, estimator } = run;
    const known = await counts.left(runId, pass.number);
    if (known !== null) return known;
    await children.count({ run, plan, pass: pass.number }, delivery);
    const widths = levelWidths(plan.length);
    const top = placesOf(pass.number, widths.length - 1, widths.at(-1) ?? 0);
    const end = await pool.use(
      async (thread) => {
        await thread.open(estimator, pass);
        for await (const part of counts.of(runId, top)) await thread.merge(part);
        return thread.end(context);
      },
      { runId, signal },
    );
    if (end.status === 'ended') {
      const total = estimatorNamed(estimator).passes * plan.length + 1;
      throw new RunEnded(runEndOf(end.outcome, { done: total, total }));
    }
    await counts.keepLeft(runId, pass.number, end.left, top);
    return end.left;
  }
}

function isLastAttempt(job: Job): boolean {
  return job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
}
