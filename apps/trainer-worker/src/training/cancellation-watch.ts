import { QUEUES, type TrainingRunPayload } from '@bylaw/contracts';
import type { JobProducer } from '@bylaw/jobs';
import type { Logger } from '@bylaw/platform';
import type { Job } from 'bullmq';
import type { Cancellations } from './cancellations.js';
import type { Conclusions } from './conclusions.js';

const EVERY_MS = 500;

/**
 * Concludes runs that an operator has cancelled, at once, also those that wait in the queue or for their shards. The
 * jobs at hand notice by themselves and end; whatever they conclude later comes second and changes nothing.
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
    const ids = await queue.getRanges(['active', 'waiting-children', 'waiting', 'prioritized', 'delayed']);
    const open = new Set(ids.filter(isRunId));
    for (const id of this.concluded) if (!open.has(id)) this.concluded.delete(id);
    for (const id of open) {
      if (this.concluded.has(id) || !(await this.parts.cancellations.isAsked(id))) continue;
      const job = (await queue.getJob(id)) as Job<TrainingRunPayload> | undefined;
      if (job) await this.conclude(job);
    }
  }

  private async conclude(job: Job<TrainingRunPayload>): Promise<void> {
    const { done, total } = { done: 0, total: 0, ...(job.progress as object) };
    if (!(await this.parts.conclusions.isSent(job.data.runId)))
      await this.parts.conclusions.send(job.data, { status: 'cancelled', progress: { done, total } });
    this.concluded.add(job.data.runId);
  }
}

/** Ids of shards are longer, those of schedulers' jobs have colons. */
function isRunId(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
