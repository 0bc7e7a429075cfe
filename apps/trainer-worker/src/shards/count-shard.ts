import type { CountShardPayload } from '@bylaw/contracts';
import type { Delivery, JobProducer } from '@bylaw/jobs';
import { effectiveLabel, type LabelledAction } from '@bylaw/learning';
import type { LabelledActionReader, LabelledActionRow } from '@bylaw/persistence';
import type { Cancellations } from '../training/cancellations.js';
import type { CountingPool } from './counting-pool.js';
import type { Pass } from './counting-request.js';
import type { PassName, RunCounts } from './run-counts.js';

export interface CountShardParts {
  readonly actions: LabelledActionReader;
  readonly counts: RunCounts;
  readonly cancellations: Cancellations;
  readonly pool: CountingPool;
  readonly producer: JobProducer;
}

/**
 * Counts one slice of the labelled actions for one pass. Delivered again it counts again, or finds its counts and ends;
 * a run that was cancelled or given up is left at the next batch.
 */
export class CountShard {
  constructor(private readonly parts: CountShardParts) {}

  async execute(pass: PassName, payload: CountShardPayload, { job }: Delivery): Promise<null> {
    const { counts } = this.parts;
    if (await counts.has(payload.runId, pass, payload.shard)) return null;
    try {
      const counted = await this.count(pass, payload);
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
  private async count(name: PassName, payload: CountShardPayload): Promise<string | null> {
    const pass = await this.passOf(name, payload);
    if (pass === null || (await this.isOver(payload.runId))) return null;
    const { since, until, after, upTo } = payload;
    const slice = { since: since ?? null, until: until ?? null, after: after ?? null, upTo };
    return this.parts.pool.use(async (thread) => {
      await thread.open(pass);
      for await (const page of this.parts.actions.pages(slice)) {
        if (await this.isOver(payload.runId)) return null;
        await thread.add(page.flatMap(labelled));
      }
      return thread.counts();
    });
  }

  private async passOf(name: PassName, { runId, estimator }: CountShardPayload): Promise<Pass | null> {
    if (name === 'unsafe') return { name, estimator };
    const first = await this.parts.counts.firstPass(runId);
    return first && { name, estimator, survivors: first.survivors };
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

/** What nobody and nothing could tell is left out. */
function labelled({ personLabel, reviewVerdict, score, ...action }: LabelledActionRow): LabelledAction[] {
  const label = effectiveLabel({ personLabel, reviewVerdict, score });
  return label === 'unknown' ? [] : [{ ...action, label }];
}
