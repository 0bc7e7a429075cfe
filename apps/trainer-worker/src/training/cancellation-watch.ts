import { QUEUES, type TrainingRunPayload } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import type { Logger } from '@bylaw/platform';
import type { Job } from 'bullmq';
import type { Cancellations } from './cancellations.js';
import type { Conclusions } from './conclusions.js';
import { OPEN_STATES, runIdsIn } from './run-ids-in.js';
import { stepsOf } from './run-progress.js';
import type { RunsAtWork } from './runs-at-work.js';

const EVERY_MS = 500;

/**
 * Concludes runs that an operator has cancelled, at once, also those that wait in the queue or for their shards, and stops
 * what this worker does for them; every worker watches. Whatever a run concludes later comes second and changes nothing.
 */
export class CancellationWatch {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly concluded = new Set<string>();

  constructor(
    private readonly parts: {
      readonly producer: JobProducer;
      readonly cancellations: Cancellations;
      readonly conclusions: Conclusions;
      readonly atWork: RunsAtWork;
      readonly logger: Logger;
    },
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.running = this.look()
        .catch((error: unknown) =>
          this.parts.logger.warn({ err: error }, 'could not look for cancelled runs'),
        )
        .finally(() => {
          if (this.timer) this.start();
        });
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  /** Looks once at every run that has not ended. */
  async look(): Promise<void> {
    const queue = this.parts.producer.queue(QUEUES.training);
    const open = new Set(await runIdsIn(queue, OPEN_STATES));
    for (const id of this.concluded) if (!open.has(id)) this.concluded.delete(id);
    for (const id of open) {
      if (!(await this.parts.cancellations.isAsked(id))) continue;
      this.parts.atWork.stop(id);
      if (this.concluded.has(id)) continue;
      const job = (await queue.getJob(id)) as Job<TrainingRunPayload> | undefined;
      if (job) await this.conclude(job);
    }
  }

  private async conclude(job: Job<TrainingRunPayload>): Promise<void> {
    if (!(await this.parts.conclusions.isSent(job.data.runId)))
      await this.parts.conclusions.send(job.data, { status: 'cancelled', progress: stepsOf(job) });
    this.concluded.add(job.data.runId);
  }
}
