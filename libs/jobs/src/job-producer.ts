import { Job, Queue, QueueEvents, type IRedisTransaction, type JobsOptions } from 'bullmq';
import type { ChainableCommander } from 'ioredis';
import { JOB_CATALOG, type JobName, type PayloadOf, type QueueName, type ResultOf } from './job-catalog.js';
import { optionsOf } from './job-options.js';
import { waitForEnd } from './wait-for-end.js';
import type { RedisConnection } from './redis-connection.js';

export interface ProducerOptions {
  /** A producer's connection; it is not closed by this class. */
  readonly connection: RedisConnection;
  /** A worker's connection of its own, for the events that tell of a job's end. Needed by `addAndWait` only. */
  readonly eventsConnection?: RedisConnection;
  readonly prefix: string;
}

/** Adds jobs of the catalog. An add that resolved is durable in Redis. */
export class JobProducer {
  private readonly queues = new Map<QueueName, Queue>();
  private readonly events = new Map<QueueName, QueueEvents>();

  constructor(private readonly options: ProducerOptions) {}

  /** The queue itself, for its counts, schedulers and jobs. */
  queue(name: QueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      const { connection, prefix } = this.options;
      queue = new Queue(name, {
        connection,
        prefix,
        defaultJobOptions: optionsOf(name),
        skipWaitingForReady: true,
      });
      // The connection reports its own errors; an unheard 'error' here would end the process.
      queue.on('error', () => undefined);
      this.queues.set(name, queue);
      this.forgetIfBroken(name, queue);
    }
    return queue;
  }

  /** Adds one job. With a `jobId` that exists already nothing is added: the first one counts (I3). */
  async add<N extends JobName>(name: N, payload: PayloadOf<N>, options: JobsOptions = {}): Promise<Job> {
    return this.queue(JOB_CATALOG[name].queue).add(name, payload, options);
  }

  /**
   * Adds one job, and sends in the same round trip, to the same node, the commands that `also` puts behind it. Resolves with
   * their answers.
   * @throws Error when the job or one of the commands fails; the job may have been added all the same
   */
  async addWith<N extends JobName>(
    name: N,
    payload: PayloadOf<N>,
    options: JobsOptions & { readonly jobId: string },
    also: (pipeline: ChainableCommander) => void,
  ): Promise<readonly unknown[]> {
    const queue = this.queue(JOB_CATALOG[name].queue);
    const client = await queue.getBackend().client;
    const pipeline = client.pipeline() as IRedisTransaction & ChainableCommander;
    const job = new Job(queue, name, payload, { ...queue.defaultJobOptions, ...options }, options.jobId);
    // Enqueued at once; what becomes of it is told by the pipeline.
    job.addJob(pipeline).catch(() => undefined);
    also(pipeline);
    const answers = ((await pipeline.exec()) ?? []) as [Error | null, unknown][];
    for (const [error] of answers) if (error) throw error;
    return answers.slice(1).map(([, answer]) => answer);
  }

  /**
   * Adds one job and waits for its answer.
   * @throws JobStillRunning when it takes longer than `withinMs`; Error when the job failed for good.
   */
  async addAndWait<N extends JobName>(
    name: N,
    payload: PayloadOf<N>,
    options: JobsOptions & { withinMs: number },
  ): Promise<ResultOf<N>> {
    const { withinMs, ...jobOptions } = options;
    const { queue } = JOB_CATALOG[name];
    const events = this.eventsOf(queue);
    const job = await this.add(name, payload, jobOptions);
    return (await waitForEnd(job, this.queue(queue), events, withinMs)) as ResultOf<N>;
  }

  /** Those of the ids under which a queue holds a job, in whatever state. */
  async held(queue: QueueName, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const jobs = await Promise.all(ids.map((id) => this.queue(queue).getJob(id)));
    return new Set(ids.filter((_, index) => jobs[index] !== undefined));
  }

  /** Closes queues and events, not the connections given. */
  async close(): Promise<void> {
    await Promise.all([...this.queues.values(), ...this.events.values()].map((item) => item.close()));
  }

  /** A queue whose first look at Redis has failed fails for ever: the next use gets another. */
  private forgetIfBroken(name: QueueName, queue: Queue): void {
    queue.waitUntilReady().catch(() => {
      if (this.queues.get(name) === queue) this.queues.delete(name);
    });
  }

  private eventsOf(name: QueueName): QueueEvents {
    let events = this.events.get(name);
    if (!events) {
      const { eventsConnection: connection, prefix } = this.options;
      if (!connection) throw new Error('A producer that waits needs an eventsConnection');
      events = new QueueEvents(name, { connection, prefix });
      events.on('error', () => undefined);
      // Many callers may wait for their jobs at the same time.
      events.setMaxListeners(0);
      this.events.set(name, events);
    }
    return events;
  }
}
