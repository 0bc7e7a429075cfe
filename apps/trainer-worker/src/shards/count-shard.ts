import type { CountShardPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { effectiveLabel, type LabelledAction, type Pass } from '@bylaw/learning';
import type { LabelledActionReader, LabelledActionRow } from '@bylaw/persistence';
import type { Cancellations } from '../training/cancellations.js';
import type { CountingPool } from './counting-pool.js';
import type { RunCounts } from './run-counts.js';

export interface CountShardParts {
  readonly actions: LabelledActionReader;
  readonly counts: RunCounts;
  readonly cancellations: Cancellations;
  readonly pool: CountingPool;
  readonly producer: JobProducer;
  /** Agents whose actions teach nothing. */
  readonly excludedAgents: ReadonlySet<string>;
}

/**
 * Counts one slice of the labelled actions for one pass. Delivered again it counts again, or finds its counts and ends;
 * a run that was cancelled or given up is left at the next batch.
 */
export class CountShard {
  constructor(private readonly parts: CountShardParts) {}

  async execute(payload: CountShardPayload, { job }: Delivery): Promise<null> {
    const { counts } = this.parts;
    const { pass } = payload;
    if (await counts.has(payload.runId, pass, payload.shard)) return null;
    try {
      const counted = await this.count(payload);
      if (counted === null) return null;
      const done = await counts.put(payload.runId, { pass, shard: payload.shard, counts: counted });
      await this.report(payload.runId, done);
      return null;
    } catch (error) {
      if (job.attemptsMade + 1 >= (job.opts.attempts ?? 1)) {
        const reason = error instanceof Error ? error.message : String(error);
        await counts.giveUp(payload.runId, `Shard ${payload.shard} could not be counted: ${reason}`);
      }
      throw error;
    }
  }

  /** The counts as JSON text; null when the run needs them no more. */
  private async count(payload: CountShardPayload): Promise<string | null> {
    const pass = await this.passOf(payload);
    if (pass === null || (await this.isOver(payload.runId))) return null;
    const { since, until, after, upTo } = payload;
    const slice = { since: since ?? null, until: until ?? null, after: after ?? null, upTo };
    return this.parts.pool.use(async (thread) => {
      await thread.open(payload.estimator, pass);
      for await (const page of this.parts.actions.pages(slice)) {
        if (await this.isOver(payload.runId)) return null;
        await thread.add(page.flatMap((row) => this.labelled(row)));
      }
      return thread.counts();
    });
  }

  private async passOf({ runId, pass }: CountShardPayload): Promise<Pass | null> {
    if (pass === 0) return { number: pass, left: null };
    const left = await this.parts.counts.left(runId, pass - 1);
    return left === null ? null : { number: pass, left };
  }

  /** What nobody and nothing could tell is left out, and so is what excluded agents did. */
  private labelled({ personLabel, reviewVerdict, score, ...action }: LabelledActionRow): LabelledAction[] {
    if (action.agentId !== null && this.parts.excludedAgents.has(action.agentId)) return [];
    const label = effectiveLabel({ personLabel, reviewVerdict, score });
    return label === 'unknown' ? [] : [{ ...action, label }];
  }

  private async isOver(runId: string): Promise<boolean> {
    if (await this.parts.cancellations.isAsked(runId)) return true;
    return (await this.parts.counts.givenUp(runId)) !== null;
  }

  private async report(runId: string, done: number): Promise<void> {
    const run = await this.parts.producer.queue('training').getJob(runId);
    const progress = run?.progress as { done?: number; total?: number } | undefined;
    if (progress?.total === undefined || (progress.done ?? 0) >= done) return;
    await run?.updateProgress({ done, total: progress.total });
  }
}
