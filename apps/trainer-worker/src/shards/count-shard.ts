import type { CountShardPayload } from '@bylaw/contracts';
import type { Delivery } from '@bylaw/jobs';
import type { Pass } from '@bylaw/learning';
import type { RangeReader } from '../digests/range-reader.js';
import type { RunGate } from '../training/run-gate.js';
import type { RunProgress } from '../training/run-progress.js';
import type { RunsAtWork } from '../training/runs-at-work.js';
import type { CountingPool } from './counting-pool.js';
import { giveUpAtLast } from './give-up-at-last.js';
import type { MergeAhead } from './merge-ahead.js';
import type { CountsPlace, RunCounts } from './run-counts.js';

export interface CountShardParts {
  readonly ranges: RangeReader;
  readonly counts: RunCounts;
  readonly gate: RunGate;
  readonly mergeAhead: MergeAhead;
  readonly pool: CountingPool;
  readonly progress: RunProgress;
  readonly atWork: RunsAtWork;
}

/**
 * Counts some ranges of the labelled actions for one pass. Delivered again it counts again, or finds its counts and ends; a
 * run that was cancelled is left at once, one that was given up at the next portion.
 */
export class CountShard {
  constructor(private readonly parts: CountShardParts) {}

  async execute(payload: CountShardPayload, { job }: Delivery): Promise<null> {
    const { atWork, counts } = this.parts;
    return giveUpAtLast({ job, counts, runId: payload.runId, what: `Shard ${payload.shard}` }, () =>
      atWork.during(payload.runId, (signal) => this.shard(payload, signal)),
    );
  }

  private async shard(payload: CountShardPayload, signal: AbortSignal): Promise<null> {
    const { counts, mergeAhead, progress } = this.parts;
    const { runId } = payload;
    const place: CountsPlace = { pass: payload.pass, level: 0, index: payload.shard };
    if (await counts.has(runId, place)) return null;
    const counted = await this.count(payload, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (counted === null) return null;
    await counts.put(runId, place, counted);
    const shards = await counts.shards(runId);
    if (shards !== null) await mergeAhead.after(payload, place, shards);
    await progress.report(runId, await counts.counted(runId));
    return null;
  }

  /** The counts as JSON text; null when the run needs them no more. */
  private async count(payload: CountShardPayload, signal: AbortSignal): Promise<string | null> {
    const { gate, pool, ranges } = this.parts;
    const pass = await this.passOf(payload);
    if (pass === null || (await gate.isOver(payload.runId))) return null;
    const period = { since: payload.since ?? null, until: payload.until ?? null };
    return pool.use(
      async (thread) => {
        await thread.open(payload.estimator, pass);
        for (const range of payload.ranges)
          for await (const portion of ranges.portions(range, period, signal)) {
            if (await gate.isOver(payload.runId)) return null;
            await thread.add(portion);
          }
        return thread.counts();
      },
      { runId: payload.runId, signal },
    );
  }

  private async passOf({ runId, pass }: CountShardPayload): Promise<Pass | null> {
    if (pass === 0) return { number: pass, left: null };
    const left = await this.parts.counts.left(runId, pass - 1);
    return left === null ? null : { number: pass, left };
  }
}
