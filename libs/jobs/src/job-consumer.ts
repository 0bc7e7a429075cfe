import { fitsClass } from '@bylaw/contracts';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import {
  JOB_CATALOG,
  jobNamesOf,
  type JobName,
  type JobNameOf,
  type PayloadOf,
  type QueueName,
  type ResultOf,
} from './job-catalog.js';
import { cappedBackoff } from './job-options.js';
import type { RedisConnection } from './redis-connection.js';

/** What is known of the delivery, beside the payload. */
export interface Delivery {
  readonly job: Job;
  /** The lock's token: for handlers that move their job themselves. */
  readonly token: string | undefined;
}

export type JobHandler<N extends JobName> = (
  payload: PayloadOf<N>,
  delivery: Delivery,
) => Promise<ResultOf<N>>;

/** A handler for each job of a queue: a missing one does not compile, and is refused at start too. */
export type JobHandlers<Q extends QueueName> = { readonly [N in JobNameOf<Q>]: JobHandler<N> };

/** How one delivery of a job ended. `dead`: it will not be tried again. */
export type JobEnd = 'completed' | 'retried' | 'dead';

export interface ConsumerOptions<Q extends QueueName> {
  readonly queue: Q;
  readonly handlers: JobHandlers<Q>;
  /** A worker's connection; it is not closed by this class. */
  readonly connection: RedisConnection;
  readonly prefix: string;
  /** Jobs that are processed at the same time. */
  readonly concurrency: number;
  /**
   * How long a worker's claim on a job lasts, in milliseconds; 30,000 unless set. A living worker renews it; the job of
   * one that died is given to another within twice this time.
   */
  readonly lockMs?: number;
  /** Told of each job's end, for metrics and logs. */
  readonly onEnd: (end: JobEnd, job: Job | undefined, error?: Error) => void;
}

/**
 * Takes the jobs of one queue. A payload is validated where it is received: one that can never work fails for good and
 * is kept; everything else that a handler throws is tried again with backoff. Handlers assume redelivery (I3).
 */
export class JobConsumer<Q extends QueueName> {
  readonly worker: Worker;
  private readonly connection: RedisConnection;

  /** @throws Error when a job of the queue has no handler, or a handler no job. */
  constructor(options: ConsumerOptions<Q>) {
    assertComplete(options.queue, options.handlers);
    this.connection = options.connection;
    const handlers = options.handlers as unknown as Readonly<Record<string, JobHandler<JobName> | undefined>>;
    this.worker = new Worker(options.queue, async (job, token) => process(handlers, { job, token }), {
      connection: options.connection,
      prefix: options.prefix,
      concurrency: options.concurrency,
      autorun: false,
      settings: { backoffStrategy: (attemptsMade) => cappedBackoff(attemptsMade, Math.random()) },
      maxStalledCount: 1_000,
      runRetryDelay: 1_000,
      lockDuration: options.lockMs ?? 30_000,
      stalledInterval: (options.lockMs ?? 30_000) / 2,
    });
    this.worker.on('completed', (job) => options.onEnd('completed', job));
    this.worker.on('failed', (job, error) =>
      options.onEnd(isDead(job, error) ? 'dead' : 'retried', job, error),
    );
    // The connection reports its own errors; an unheard 'error' here would end the process.
    this.worker.on('error', () => undefined);
  }

  /** Takes so many jobs at the same time from now on; those at hand are finished. */
  setConcurrency(jobs: number): void {
    this.worker.concurrency = jobs;
  }

  /** Starts taking jobs. */
  start(): void {
    void this.worker.run();
  }

  /** Finishes the jobs at hand, takes no more. While Redis is away nothing can be finished: its jobs are redelivered. */
  async stop(): Promise<void> {
    await this.worker.close(this.connection.status !== 'ready');
  }
}

function assertComplete(queue: QueueName, handlers: object): void {
  const needed = jobNamesOf(queue);
  const given = Object.keys(handlers);
  const missing = needed.filter((name) => !given.includes(name));
  const unknown = given.filter((name) => !(needed as readonly string[]).includes(name));
  if (missing.length + unknown.length > 0) {
    throw new Error(
      `Queue ${queue}: no handler for [${missing.join(', ')}], no job for [${unknown.join(', ')}]`,
    );
  }
}

async function process(
  handlers: Readonly<Record<string, JobHandler<JobName> | undefined>>,
  delivery: Delivery,
): Promise<unknown> {
  const name = delivery.job.name;
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!handler) throw new UnrecoverableError(`There is no job named '${name}' in this queue`);
  return handler(await validPayload(name as JobName, delivery.job.data), delivery);
}

async function validPayload<N extends JobName>(name: N, data: unknown): Promise<PayloadOf<N>> {
  if (typeof data !== 'object' || data === null)
    throw new UnrecoverableError(`${name}: the payload is not an object`);
  const cls = JOB_CATALOG[name].payload;
  if (fitsClass(cls, data)) return data as PayloadOf<N>;
  const payload = plainToInstance<object, object>(cls, data);
  const errors = await validate(payload, { forbidUnknownValues: false });
  if (errors.length > 0) {
    throw new UnrecoverableError(`${name}: the payload is not valid: ${errors.map(describe).join('; ')}`);
  }
  return payload as PayloadOf<N>;
}

function describe(error: ValidationError): string {
  const own = Object.values(error.constraints ?? {});
  const inner = (error.children ?? []).map((child) => `${error.property}.${describe(child)}`);
  return [...own, ...inner].join(', ');
}

function isDead(job: Job | undefined, error: Error): boolean {
  return (
    error instanceof UnrecoverableError || (job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1))
  );
}
