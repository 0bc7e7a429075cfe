import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { RecordedActions } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { ReplayTally, type ReplayResult } from '@bylaw/policy';
import { DataSource } from 'typeorm';
import { PolicyCompiler } from '../policy-compiler.js';
import type { ReplayPlan } from './replay-planner.js';

/** The longest that a replay keeps other commands, and the renewal of job locks, waiting. */
const SLICE_MS = 5;

/** Compares two policies over recorded actions, streamed from Postgres. */
@Injectable()
export class Replayer {
  private stopped = false;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(RecordedActions) private readonly actions: RecordedActions,
    @Inject(PolicyCompiler) private readonly compiler: PolicyCompiler,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Error when `stop` was called meanwhile; the job is tried again by another worker then. */
  async replay(plan: ReplayPlan, asked: { since: Date; limit: number }): Promise<ReplayResult> {
    const current = await this.compiler.compiled(plan.current);
    const tally = new ReplayTally(current, current.advance(plan.proposed));
    let sliceStart = this.clock.now();
    for await (const page of this.actions.pages(this.database.manager, asked)) {
      for (const action of page) {
        if (this.stopped) throw new Error('The replay was interrupted, because this worker stops');
        tally.add(action);
        if (this.clock.now() - sliceStart < SLICE_MS) continue;
        await nextTurn();
        sliceStart = this.clock.now();
      }
    }
    return tally.result();
  }

  /** Interrupts what runs: replays can take long, and a stopping worker must not. */
  stop(): void {
    this.stopped = true;
  }
}
