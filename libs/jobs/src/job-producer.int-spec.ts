import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { QUEUES } from '@bylaw/contracts';
import { freePort, startRedis } from '@bylaw/local-services';
import { testRedis } from '@bylaw/testing';
import { JobProducer } from './job-producer.js';
import { producerConnection, redisReady } from './redis-connection.js';

describe('a producer', () => {
  it('that was used before Redis was there works when it is', async () => {
    const port = await freePort();
    const connection = producerConnection(`redis://:secret@127.0.0.1:${port}`, () => undefined);
    const producer = new JobProducer({ connection, prefix: '{bylaw}' });
    await expect(producer.add('record-outcomes', { outcomes: [] })).rejects.toThrow('writeable');
    const redis = await startRedis({
      dataDir: mkdtempSync(join(tmpdir(), 'bylaw-jobs-redis-')),
      packagesDir: resolve(import.meta.dirname, '../../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
      ...{ port, password: 'secret', throwaway: true },
    });
    try {
      await redisReady(connection, 10_000);
      await producer.add('record-outcomes', { outcomes: [] }, { jobId: 'job' });
      expect(await producer.held(QUEUES.recordActions, ['job'])).toEqual(new Set(['job']));
    } finally {
      await producer.close();
      connection.disconnect();
      await redis.stop();
    }
  });

  it('sends what belongs to a job in the same round trip, and says when it failed', async () => {
    const redis = testRedis();
    const connection = producerConnection(redis.url, () => undefined);
    const producer = new JobProducer({ connection, prefix: redis.prefix });
    await redisReady(connection, 5_000);
    const payload = { outcomes: [] };
    const key = producer.queue(QUEUES.recordActions).toKey('job');
    const answers = await producer.addWith('record-outcomes', payload, { jobId: 'job' }, (pipeline) => {
      pipeline.hget(key, 'data').hget(key, 'name');
    });
    expect(answers).toEqual([JSON.stringify(payload), 'record-outcomes']);
    const failing = producer.addWith('record-outcomes', payload, { jobId: 'other' }, (pipeline) => {
      pipeline.lpush(key, 'not a list');
    });
    await expect(failing).rejects.toThrow('WRONGTYPE');
    await producer.close();
    connection.disconnect();
    await redis.cleanUp();
  });
});
