import { QUEUES } from '@bylaw/contracts';
import { testRedis, until, type TestRedis } from '@bylaw/testing';
import { UnrecoverableError } from 'bullmq';
import { DeadJobs, type DeadJob, type DeadJobKey } from './dead-jobs.js';
import { jobNamesOf, type QueueName } from './job-catalog.js';
import { JobConsumer, type JobHandlers } from './job-consumer.js';
import { PERIODIC_OPTIONS } from './job-options.js';
import { JobProducer } from './job-producer.js';
import {
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from './redis-connection.js';

const { recordActions, policyCommands, training } = QUEUES;

describe('dead jobs', () => {
  let redis: TestRedis;
  let connection: RedisConnection;
  let workers: RedisConnection;
  let producer: JobProducer;
  let dead: DeadJobs;
  let consumers: JobConsumer<QueueName>[];
  let deliveries: string[];

  beforeEach(async () => {
    redis = testRedis();
    connection = producerConnection(redis.url, () => undefined);
    workers = workerConnection(redis.url, () => undefined);
    await redisReady(connection, 5_000);
    producer = new JobProducer({ connection, prefix: redis.prefix });
    dead = new DeadJobs(producer, connection);
    consumers = [];
    deliveries = [];
  });

  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await producer.close();
    connection.disconnect();
    workers.disconnect();
    await redis.cleanUp();
  });

  /** Takes the jobs of a queue, by `handle` for those whose payload is none of the catalog's. */
  function consume(queue: QueueName, handle: () => Promise<null> = async () => null): void {
    const handlers = Object.fromEntries(jobNamesOf(queue).map((name) => [name, handle]));
    const consumer = new JobConsumer({
      queue,
      handlers: handlers as unknown as JobHandlers<QueueName>,
      connection: workers,
      prefix: redis.prefix,
      concurrency: 4,
      onEnd: (end, job) => deliveries.push(`${end} ${job?.id}`),
    });
    consumer.start();
    consumers.push(consumer);
  }

  async function addPoison(queue: QueueName, ids: readonly string[], data: object = { poison: true }) {
    const name = queue === recordActions ? 'record-actions' : 'no-such-job';
    await producer.queue(queue).addBulk(ids.map((jobId) => ({ name, data, opts: { jobId } })));
  }

  const ended = (count: number): Promise<boolean> => until(async () => deliveries.length >= count, 10_000);
  const keyOf = ({ queue, id, failedAt }: DeadJob): DeadJobKey => ({ queue, id, at: failedAt.getTime() });

  it('are found with the reason, however large what they carry is', async () => {
    await addPoison(recordActions, ['small']);
    await addPoison(policyCommands, ['large'], { text: 'x'.repeat(300_000) });
    consume(recordActions);
    consume(policyCommands);
    await ended(2);
    const found = await dead.list({ after: null, limit: 10 });
    expect(found.find(({ id }) => id === 'small')).toEqual({
      queue: recordActions,
      id: 'small',
      name: 'record-actions',
      failedAt: expect.any(Date),
      attempts: 1,
      reason: 'record-actions: the payload is not valid: actions must be an array',
      payload: '{"poison":true}',
      payloadBytes: 15,
    });
    expect(found.find(({ id }) => id === 'large')).toMatchObject({
      reason: `There is no job named 'no-such-job' in this queue`,
      payload: null,
      payloadBytes: 300_011,
    });
    expect(found).toHaveLength(2);
    expect(await dead.counts()).toEqual(
      new Map([
        [recordActions, 1],
        [policyCommands, 1],
        [training, 0],
      ]),
    );
  });

  it('are listed page by page, each once, also where many failed in one millisecond', async () => {
    const ids = Array.from({ length: 23 }, (_, index) => `job-${index}`);
    for (const queue of Object.values(QUEUES)) {
      // Written as BullMQ does, in moments that the test chooses.
      for (const [index, id] of ids.entries()) {
        await connection.zadd(producer.queue(queue).toKey('failed'), 1_000 + Math.floor(index / 10), id);
        await connection.hset(producer.queue(queue).toKey(id), { name: 'x', data: '{}', failedReason: 'y' });
      }
    }
    const pages: DeadJob[][] = [];
    for (let after: DeadJobKey | null = null; ;) {
      const page: DeadJob[] = await dead.list({ after, limit: 7 });
      if (page.length === 0) break;
      pages.push(page);
      after = keyOf(page.at(-1)!);
    }
    const all = pages.flat();
    expect(new Set(all.map(({ queue, id }) => `${queue} ${id}`)).size).toBe(69);
    expect(all).toHaveLength(69);
    const times = all.map(({ failedAt }) => failedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(await dead.list({ queue: training, after: null, limit: 100 })).toHaveLength(23);
  });

  it('are tried again once when an operator says so, and are dead again when nothing has changed', async () => {
    await addPoison(recordActions, ['poison']);
    consume(recordActions);
    await ended(1);
    const first = await dead.find(recordActions, 'poison');
    expect(await dead.retry(recordActions, 'poison')).toBe(true);
    await ended(2);
    const second = await until(() => dead.find(recordActions, 'poison'));
    expect(second).toMatchObject({ attempts: 1, reason: first?.reason });
    // A loop would show itself by more deliveries.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(deliveries).toEqual(['dead poison', 'dead poison']);
  });

  it('end well when what they lacked is there', async () => {
    let isRepaired = false;
    await producer.add('end-expired', {}, { jobId: 'job' });
    consume(policyCommands, async () => {
      if (!isRepaired) throw new UnrecoverableError('broken');
      return null;
    });
    await ended(1);
    expect(await dead.find(policyCommands, 'job')).toMatchObject({ name: 'end-expired', reason: 'broken' });
    isRepaired = true;
    expect(await dead.retry(policyCommands, 'job')).toBe(true);
    await ended(2);
    expect(deliveries).toEqual(['dead job', 'completed job']);
    expect(await dead.find(policyCommands, 'job')).toBeNull();
  });

  it('are gone when discarded; what is not dead is let alone', async () => {
    await addPoison(training, ['a', 'b']);
    consume(training);
    await ended(2);
    expect(await dead.discard(training, 'a')).toBe(true);
    expect(await dead.discard(training, 'a')).toBe(false);
    expect(await dead.retry(training, 'a')).toBe(false);
    expect((await dead.list({ after: null, limit: 10 })).map(({ id }) => id)).toEqual(['b']);
    await producer.add('record-outcomes', { outcomes: [] }, { jobId: 'waiting' });
    expect(await dead.find(recordActions, 'waiting')).toBeNull();
    expect(await dead.retry(recordActions, 'waiting')).toBe(false);
    expect(await dead.discard(recordActions, 'waiting')).toBe(false);
    expect(await producer.held(recordActions, ['waiting'])).toEqual(new Set(['waiting']));
  });

  it('are not forgotten because periodic jobs fail after them', async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `poison-${index}`);
    await addPoison(policyCommands, ids);
    consume(policyCommands, async () => Promise.reject(new Error('Postgres is away')));
    await ended(120);
    await producer.add('end-expired', {}, { ...PERIODIC_OPTIONS, jobId: 'periodic' });
    await ended(121);
    expect((await dead.counts()).get(policyCommands)).toBe(120);
  });
});
