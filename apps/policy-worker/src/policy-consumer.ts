import { Inject, Injectable } from '@nestjs/common';
import { QUEUES } from '@bylaw/contracts';
import { JobConsumer, PERIODIC_OPTIONS, type JobEnd } from '@bylaw/jobs';
import { LOGGER, type Logger } from '@bylaw/platform';
import type { Job } from 'bullmq';
import { PolicyCommands } from './policy-commands.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from './policy-worker-settings.js';
import { Stores } from './stores.js';

/** The claim on a job: short, so that the command of a worker that died is soon carried out by another. */
const LOCK_MS = 5_000;

/** What runs by itself. A scheduler is known by its name: there is one, however many policy workers there are. */
const PERIODIC = [
  { name: 'end-expired', every: 1_000 },
  { name: 'request-replays', every: 2_000 },
  { name: 'add-up-rule-matches', every: 10_000 },
  { name: 'forget-answers', every: 3_600_000 },
  { name: 'keep-telemetry', every: 3_600_000 },
] as const;

/** Takes the jobs of the queue `policy-commands`. */
@Injectable()
export class PolicyConsumer {
  private consumer: JobConsumer<typeof QUEUES.policyCommands> | undefined;

  constructor(
    @Inject(PolicyCommands) private readonly commands: PolicyCommands,
    @Inject(Stores) private readonly stores: Stores,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    const queue = this.stores.jobs.queue(QUEUES.policyCommands);
    for (const { name, every } of PERIODIC) {
      // What failed is done by the next one; what ended well is of no interest.
      await queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: PERIODIC_OPTIONS });
    }
    this.consumer = new JobConsumer({
      queue: QUEUES.policyCommands,
      handlers: this.commands.handlers,
      connection: this.stores.workerRedis,
      prefix: this.settings.redisPrefix,
      concurrency: this.settings.concurrency,
      lockMs: LOCK_MS,
      onEnd: (end, job, error) => this.onEnd(end, job, error),
    });
    this.consumer.start();
  }

  /** Finishes the jobs at hand, takes no more. */
  async stop(): Promise<void> {
    await this.consumer?.stop();
  }

  private onEnd(end: JobEnd, job: Job | undefined, error?: Error): void {
    const fields = { err: error, jobId: job?.id, job: job?.name };
    if (end === 'dead') this.logger.error(fields, 'a job has failed for good');
    else if (end === 'retried') this.logger.warn(fields, 'a job will be tried again');
  }
}
