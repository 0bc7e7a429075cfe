import type { MergeCountsPayload } from '@bylaw/contracts';
import type { Delivery } from '@bylaw/jobs';
import type { RunGate } from '../training/run-gate.js';
import type { RunsAtWork } from '../training/runs-at-work.js';
import type { CountingPool } from './counting-pool.js';
import { giveUpAtLast } from './give-up-at-last.js';
import type { MergeAhead } from './merge-ahead.js';
import { FAN_IN, mergedInto } from './merge-tree.js';
import type { CountsPlace, RunCounts } from './run-counts.js';

export interface MergeCountsParts {
  readonly counts: RunCounts;
  readonly gate: RunGate;
  readonly mergeAhead: MergeAhead;
  readonly pool: CountingPool;
  readonly atWork: RunsAtWork;
}

/** Merges some neighbours' counts of a pass. Delivered again it merges again, or finds them merged and ends. */
export class MergeCounts {
  constructor(private readonly parts: MergeCountsParts) {}

  async execute(payload: MergeCountsPayload, { job }: Delivery): Promise<null> {
    const { atWork, counts } = this.parts;
    const { runId, level, index } = payload;
    const what = `What ${index} on level ${level} is merged from`;
    return giveUpAtLast({ job, counts, runId, what }, () =>
      atWork.during(runId, (signal) => this.merge(payload, signal)),
    );
  }

  private async merge(payload: MergeCountsPayload, signal: AbortSignal): Promise<null> {
    const { counts, gate } = this.parts;
    const { runId, pass, level, index, below } = payload;
    const place: CountsPlace = { pass, level, index };
    if ((await counts.has(runId, place)) || (await gate.isOver(runId))) return null;
    const left = pass === 0 ? null : await counts.left(runId, pass - 1);
    const parts = mergedInto(place, below);
    const merged = await this.parts.pool
      .use(
        async (thread) => {
          await thread.open(payload.estimator, { number: pass, left });
          for await (const part of counts.of(runId, parts)) await thread.merge(part);
          return thread.counts();
        },
        { runId, signal },
      )
      .catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
    if (merged === null) return null;
    await counts.put(runId, place, merged, parts);
    await this.parts.mergeAhead.after(payload, place, Math.ceil(below / FAN_IN));
    return null;
  }
}
