import { Inject, Injectable } from '@nestjs/common';
import { RecordedActions } from '@bylaw/persistence';
import { DataSource } from 'typeorm';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import type { ReplayPlan } from './replay-planner.js';
import type { ReplayBounds, ReplayOutcome, ReplayProgress } from './replay-request.js';
import { ReplayThreads } from './replay-threads.js';

interface ReplayWatch {
  /** Ends the replay at once. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReplayProgress) => void;
}

/**
 * Compares two policies over recorded actions: streamed from Postgres, a page at a time, to a thread that parses, decides
 * and counts. The main thread passes texts on, no more.
 */
@Injectable()
export class Replayer {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RecordedActions) private readonly actions: RecordedActions,
    @Inject(ReplayThreads) private readonly threads: ReplayThreads,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  /** @throws ReplayThreadDied when the thread ends, as when the signal aborts or the worker stops; Error of Postgres */
  async replay(
    plan: ReplayPlan,
    bounds: ReplayBounds,
    { signal, onProgress }: ReplayWatch,
  ): Promise<ReplayOutcome> {
    const { manager } = this.database;
    const { decisions } = this.settings;
    return this.threads.using(signal, async (thread) => {
      const total = await this.actions.count(manager, bounds);
      await thread.begin(plan, { decisions, withinMs: bounds.withinMs });
      onProgress({ done: 0, total });
      let done = 0;
      for await (const page of this.actions.pages(manager, bounds)) {
        const replayed = await thread.add(page.lines);
        done += replayed.done;
        if (replayed.late) {
          // More may have been recorded since they were counted: one at least is left.
          const notReached = Math.max(1, total - done);
          return { ...(await thread.end(notReached)), complete: false };
        }
        onProgress({ done, total: Math.max(done, total) });
      }
      return { ...(await thread.end(0)), complete: true };
    });
  }
}
