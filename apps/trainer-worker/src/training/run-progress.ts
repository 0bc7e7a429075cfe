import { QUEUES } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import type { Clock } from '@bylaw/platform';
import type { Job } from 'bullmq';

/** What a run's job tells of how far it is; times in milliseconds since 1970. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly startedAt: number;
  /** When `done` was counted. */
  readonly at: number;
}

/** Keeps the progress of runs where the gateway finds it: with their jobs. */
export class RunProgress {
  constructor(
    private readonly producer: JobProducer,
    private readonly clock: Clock,
  ) {}

  /** Begins with nothing done, unless the run has begun before. */
  async begin(job: Job, total: number): Promise<void> {
    const at = this.clock.now();
    if (!isProgress(job.progress)) await job.updateProgress({ done: 0, total, startedAt: at, at });
  }

  /** Tells that so many steps are done; it never goes back. */
  async report(runId: string, done: number): Promise<void> {
    const run = await this.producer.queue(QUEUES.training).getJob(runId);
    if (!run || !isProgress(run.progress) || run.progress.done >= done) return;
    await run.updateProgress({ ...run.progress, done, at: this.clock.now() });
  }
}

/** How far a job is; nothing of nothing when it has not begun. */
export function stepsOf({ progress }: Job): { done: number; total: number } {
  return isProgress(progress) ? { done: progress.done, total: progress.total } : { done: 0, total: 0 };
}

function isProgress(progress: unknown): progress is Progress {
  return typeof progress === 'object' && progress !== null && 'done' in progress && 'total' in progress;
}
