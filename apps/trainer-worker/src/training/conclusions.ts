import type { ConcludeTrainingPayload, TrainingRunPayload } from '@bylaw/contracts';
import { QUEUES } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import type { NewId } from '@bylaw/platform';
import type { RunCounts } from '../shards/run-counts.js';
import type { TrainingTurns } from './training-turns.js';

/** How a run ended. */
export type RunEnd = Pick<ConcludeTrainingPayload, 'status' | 'progress'> &
  Partial<Pick<ConcludeTrainingPayload, 'error' | 'metrics' | 'diff' | 'evidence'>>;

/**
 * Sends the one command that ends a run: its id is the run's, so that however many workers conclude it, and however
 * often, the first conclusion counts (I3). The policy worker stores the run and its suggestion (I2).
 */
export class Conclusions {
  constructor(
    private readonly producer: JobProducer,
    private readonly counts: RunCounts,
    private readonly turns: TrainingTurns,
    private readonly newId: NewId,
  ) {}

  async send(run: TrainingRunPayload, end: RunEnd): Promise<void> {
    const { runId, requestedBy, requestedAt, since, until, topN, estimator } = run;
    await this.producer.add(
      'conclude-training',
      {
        commandId: runId,
        actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
        runId,
        requestedBy,
        requestedAt,
        parameters: { since: since ?? null, until: until ?? null, topN, estimator },
        status: end.status,
        progress: end.progress,
        metrics: end.metrics ?? null,
        error: end.error ?? null,
        suggestionId: end.diff ? this.newId() : null,
        diff: end.diff ?? null,
        evidence: end.evidence ?? null,
      },
      { jobId: runId },
    );
    await this.counts.discard(runId);
    await this.turns.release(runId);
  }

  /** Is the run's conclusion on its way, or done? */
  async isSent(runId: string): Promise<boolean> {
    return (await this.producer.queue(QUEUES.policyCommands).getJob(runId)) !== undefined;
  }
}
