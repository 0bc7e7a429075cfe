import { randomUUID } from 'node:crypto';
import { testRedis, type TestRedis } from '@bylaw/testing';
import type { Job } from 'bullmq';
import { jobNamesOf, type JobNameOf } from './job-catalog.js';
import { JobConsumer, type JobEnd, type JobHandlers } from './job-consumer.js';
import { JobProducer } from './job-producer.js';
import {
  producerConnection,
  redisReady,
  workerConnection,
  type RedisConnection,
} from './redis-connection.js';
import { JobStillRunning } from './wait-for-end.js';

const QUEUE = 'record-actions';

describe('jobs', () => {
  let redis: TestRedis;
  let connections: RedisConnection[];
  let producer: JobProducer;
  let consumers: JobConsumer<typeof QUEUE>[];
  let ends: { end: JobEnd; job: Job | undefined; error?: Error | undefined }[];

  beforeEach(async () => {
    redis = testRedis();
    connections = [];
    consumers = [];
    ends = [];
    const connection = open(producerConnection);
    await redisReady(connection, 5_000);
    producer = new JobProducer({
      connection,
      eventsConnection: open(workerConnection),
      prefix: redis.prefix,
    });
  });

  afterEach(async () => {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await producer.close();
    for (const connection of connections) connection.disconnect();
    await redis.cleanUp();
  });

  function open(connect: typeof producerConnection): RedisConnection {
    const connection = connect(redis.url, () => undefined);
    connections.push(connection);
    return connection;
  }

  /** A consumer whose handlers do nothing but what is given. */
  function consume(given: Partial<JobHandlers<typeof QUEUE>>): void {
    const idle = Object.fromEntries(jobNamesOf(QUEUE).map((name) => [name, async () => null]));
    const consumer = new JobConsumer({
      queue: QUEUE,
      handlers: { ...idle, ...given } as unknown as JobHandlers<typeof QUEUE>,
      connection: open(workerConnection),
      prefix: redis.prefix,
      concurrency: 2,
      onEnd: (end, job, error) => ends.push({ end, job, error }),
    });
    consumer.start();
    consumers.push(consumer);
  }

  async function until(condition: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 10_000; !condition();) {
      if (Date.now() > deadline) throw new Error('what was waited for did not come');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('are answered to whoever waits', async () => {
    consume({ 'import-actions': async (payload) => ({ imported: payload.actions.length, duplicates: 0 }) });
    const result = await producer.addAndWait(
      'import-actions',
      { importId: randomUUID(), actions: [], author: 'ada' },
      { withinMs: 5_000 },
    );
    expect(result).toEqual({ imported: 0, duplicates: 0 });
  });

  it('stay in the queue when nobody answers in time', async () => {
    const waiting = producer.addAndWait(
      'import-actions',
      { importId: randomUUID(), actions: [], author: 'ada' },
      { withinMs: 50, jobId: 'j1' },
    );
    await expect(waiting).rejects.toThrow(JobStillRunning);
    expect(await producer.queue(QUEUE).getJobState('j1')).toBe('waiting');
  });

  it('are added once for each id (I3)', async () => {
    await producer.add('sweep-heartbeats', {}, { jobId: 'same' });
    await producer.add('sweep-heartbeats', {}, { jobId: 'same' });
    expect(await producer.queue(QUEUE).getJobCountByTypes('waiting')).toBe(1);
  });

  it('are tried again when they fail', async () => {
    let attempts = 0;
    consume({
      'sweep-heartbeats': async () => {
        attempts += 1;
        if (attempts < 3) throw new Error('away');
        return null;
      },
    });
    await producer.add('sweep-heartbeats', {});
    await until(() => ends.some(({ end }) => end === 'completed'));
    expect(ends.map(({ end }) => end)).toEqual(['retried', 'retried', 'completed']);
  });

  it('with a payload that can never work fail for good, and are kept', async () => {
    consume({});
    const bad = { outcomes: [{ actionId: 'not an id' }] } as never;
    await producer.add('record-outcomes', bad, { jobId: 'bad' });
    await producer.queue(QUEUE).add('no-such-job', {}, { jobId: 'unknown' });
    await until(() => ends.length === 2);
    expect(ends.map(({ end }) => end)).toEqual(['dead', 'dead']);
    const errors = ends.map(({ error }) => error?.message).join('\n');
    expect(errors).toContain('outcomes.0.actionId must be a UUID');
    expect(errors).toContain("There is no job named 'no-such-job' in this queue");
    expect(await producer.queue(QUEUE).getJobState('bad')).toBe('failed');
  });

  it('need a handler each: a queue with one missing does not start', () => {
    const missing = 'sweep-heartbeats' satisfies JobNameOf<typeof QUEUE>;
    const present = jobNamesOf(QUEUE).filter((name) => name !== missing);
    const without: Record<string, unknown> = Object.fromEntries(
      present.map((name) => [name, async () => null]),
    );
    expect(() => consumerOf(without)).toThrow('no handler for [sweep-heartbeats]');
    expect(() => consumerOf({ ...without, 'sweep-heartbeats': async () => null, other: 1 })).toThrow(
      'no job for [other]',
    );
  });

  function consumerOf(handlers: Record<string, unknown>): void {
    new JobConsumer({
      queue: QUEUE,
      handlers: handlers as unknown as JobHandlers<typeof QUEUE>,
      connection: open(workerConnection),
      prefix: redis.prefix,
      concurrency: 1,
      onEnd: () => undefined,
    });
  }

  it('fail fast when Redis is away (I9)', async () => {
    const away = producerConnection('redis://127.0.0.1:1', () => undefined);
    connections.push(away);
    const lost = new JobProducer({ connection: away, prefix: redis.prefix });
    const began = Date.now();
    await expect(lost.add('sweep-heartbeats', {})).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(5_000);
    await lost.close().catch(() => undefined);
  });
});
