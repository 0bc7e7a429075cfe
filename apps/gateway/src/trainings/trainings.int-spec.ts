import { randomUUID } from 'node:crypto';
import { QUEUES } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Queue, UnrecoverableError, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('training runs at the gateway', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let admin: { id: string; token: string };
  let direct: Redis;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    direct = new Redis(redis.url);
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    admin = await fixture.operator('admin', 'ada');
  });
  afterAll(async () => {
    await fixture.stopAll();
    direct.disconnect();
    await redis.cleanUp();
    await database.drop();
  });

  const as = (method: string, path: string, body?: unknown): Promise<Answer> =>
    call(gateway, method, path, { token: admin.token, body });
  const queue = async <T>(name: string, use: (queue: Queue) => Promise<T>): Promise<T> => {
    const opened = new Queue(name, { connection: { url: redis.url }, prefix: redis.prefix });
    try {
      return await use(opened);
    } finally {
      await opened.close();
    }
  };

  describe('trainings', () => {
    it('are queued, seen, and cancelled', async () => {
      const { status, body } = await as('POST', '/v1/trainings', { topN: 5 });
      expect(status).toBe(202);
      const { id } = body;
      const job = await queue(QUEUES.training, (training) => training.getJob(id));
      expect(job?.data).toMatchObject({
        runId: id,
        requestedBy: 'ada',
        topN: 5,
        estimator: 'mined',
        since: null,
        overlap: false,
      });
      const queued = {
        id,
        status: 'queued',
        estimator: 'mined',
        progress: { done: 0, total: 0, estimatedSecondsLeft: null },
        metrics: null,
        suggestionId: null,
        error: null,
        requestedBy: 'ada',
        requestedAt: expect.any(String),
        endedAt: null,
        since: null,
        until: null,
        topN: 5,
      };
      expect((await as('GET', `/v1/trainings/${id}`)).body).toEqual(queued);
      expect((await as('GET', '/v1/trainings')).body.items).toEqual([queued]);
      expect((await as('DELETE', `/v1/trainings/${id}`)).status).toBe(204);
      expect(await direct.exists(`${redis.prefix}:training-cancelled:${id}`)).toBe(1);
      await fixture.insert('training_runs', {
        id,
        status: 'cancelled',
        requested_by: 'ada',
        requested_at: new Date(),
        ended_at: new Date(),
        parameters: {},
        progress: { done: 1, total: 3 },
      });
      expect((await as('GET', '/v1/trainings')).body.items).toMatchObject([
        { id, status: 'cancelled', progress: { done: 1, total: 3, estimatedSecondsLeft: null } },
      ]);
      const again = await as('DELETE', `/v1/trainings/${id}`);
      expect({ status: again.status, code: again.body.code }).toEqual({
        status: 409,
        code: 'training_not_running',
      });
      expect((await as('DELETE', `/v1/trainings/${randomUUID()}`)).status).toBe(404);
    });

    it('tell how long they will still take', async () => {
      await queue(QUEUES.training, (training) => training.drain());
      const { id } = (await as('POST', '/v1/trainings', { overlap: true })).body;
      await queue(QUEUES.training, async (training) => {
        const job = (await training.getJob(id)) as Job;
        expect(job.data).toMatchObject({ overlap: true });
        const at = Date.now() + 3_600_000;
        await job.updateProgress({ done: 2, total: 8, startedAt: at - 20_000, at });
      });
      expect((await as('GET', `/v1/trainings/${id}`)).body).toMatchObject({
        progress: { done: 2, total: 8, estimatedSecondsLeft: null },
      });
      const worker = new Worker(QUEUES.training, null, {
        connection: { url: redis.url },
        prefix: redis.prefix,
        autorun: false,
      });
      try {
        const taken = await worker.getNextJob('token');
        expect(taken.id).toBe(id);
        const { body } = await as('GET', `/v1/trainings/${id}`);
        expect(body).toMatchObject({
          id,
          status: 'running',
          progress: { done: 2, total: 8, estimatedSecondsLeft: 60 },
        });
        expect((await as('GET', '/v1/trainings')).body.items).toContainEqual(body);
        await taken.moveToFailed(new UnrecoverableError('no more'), 'token');
        await taken.remove();
      } finally {
        await worker.close();
      }
    });

    it('turn pages over those that go on and those that have ended', async () => {
      for (let day = 1; day <= 3; day++) {
        await fixture.insert('training_runs', {
          id: randomUUID(),
          status: 'failed',
          error: 'too few',
          requested_by: 'ada',
          requested_at: new Date(Date.UTC(2026, 0, day)),
          ended_at: new Date(),
          parameters: {},
          progress: { done: 0, total: 0 },
        });
      }
      await as('POST', '/v1/trainings', {});
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await as('GET', `/v1/trainings?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((run) => run.status));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(['queued', 'cancelled', 'failed', 'failed', 'failed']);
      expect((await as('POST', '/v1/trainings', { topN: 0 })).status).toBe(400);
      expect((await as('POST', '/v1/trainings', { estimator: 'oracle' })).status).toBe(400);
    });
  });
});
