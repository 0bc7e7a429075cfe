import type { RunCounts } from '../shards/run-counts.js';
import type { Cancellations } from './cancellations.js';

/** Says whether a run goes on. */
export class RunGate {
  constructor(
    private readonly cancellations: Cancellations,
    private readonly counts: RunCounts,
  ) {}

  /** Cancelled by a person, or given up because a part of it can't be done. */
  async isOver(runId: string): Promise<boolean> {
    if (await this.cancellations.isAsked(runId)) return true;
    return (await this.counts.givenUp(runId)) !== null;
  }
}
