import { randomUUID } from 'node:crypto';
import { QUEUES } from '@bylaw/contracts';
import { UnrecoverableError, Worker, type Job } from 'bullmq';
import { Redis } from 'ioredis';
import { OwnGateway } from '../own-gateway.fixture.js';

describe('training runs at the gateway', () => {
  let own: OwnGateway;
  let direct: Redis;

  beforeAll(async () => {
    own = await OwnGateway.open('admin', 'ada');
    direct = new Redis(own.redis.url);
  });
  afterAll(async () => {
    direct.disconnect();
    await own.close();
  });

  describe('trainings', () => {
    it('are queued, seen, and cancelled', async () => {
      const { status, body } = await own.call('POST', '/v1/trainings', { topN: 5 });
      expect(status).toBe(202);
      const { id } = body;
      const job = await own.queue(QUEUES.training, (training) => training.getJob(id));
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
      expect((await own.call('GET', `/v1/trainings/${id}`)).body).toEqual(queued);
      expect((await own.call('GET', '/v1/trainings')).body.items).toEqual([queued]);
      expect((await own.call('DELETE', `/v1/trainings/${id}`)).status).toBe(204);
      expect(await direct.exists(`${own.redis.prefix}:training-cancelled:${id}`)).toBe(1);
      await own.fixture.insert('training_runs', {
        id,
        status: 'cancelled',
        requested_by: 'ada',
        requested_at: new Date(),
        ended_at: new Date(),
        parameters: {},
        progress: { done: 1, total: 3 },
      });
      expect((await own.call('GET', '/v1/trainings')).body.items).toMatchObject([
        { id, status: 'cancelled', progress: { done: 1, total: 3, estimatedSecondsLeft: null } },
      ]);
      const again = await own.call('DELETE', `/v1/trainings/${id}`);
      expect({ status: again.status, code: again.body.code }).toEqual({
        status: 409,
        code: 'training_not_running',
      });
      expect((await own.call('DELETE', `/v1/trainings/${randomUUID()}`)).status).toBe(404);
    });

    it('tell how long they will still take', async () => {
      await own.queue(QUEUES.training, (training) => training.drain());
      const { id } = (await own.call('POST', '/v1/trainings', { overlap: true })).body;
      await own.queue(QUEUES.training, async (training) => {
        const job = (await training.getJob(id)) as Job;
        expect(job.data).toMatchObject({ overlap: true });
        const at = Date.now() + 3_600_000;
        await job.updateProgress({ done: 2, total: 8, startedAt: at - 20_000, at });
      });
      expect((await own.call('GET', `/v1/trainings/${id}`)).body).toMatchObject({
        progress: { done: 2, total: 8, estimatedSecondsLeft: null },
      });
      const worker = new Worker(QUEUES.training, null, {
        connection: { url: own.redis.url },
        prefix: own.redis.prefix,
        autorun: false,
      });
      try {
        const taken = await worker.getNextJob('token');
        expect(taken.id).toBe(id);
        const { body } = await own.call('GET', `/v1/trainings/${id}`);
        expect(body).toMatchObject({
          id,
          status: 'running',
          progress: { done: 2, total: 8, estimatedSecondsLeft: 60 },
        });
        expect((await own.call('GET', '/v1/trainings')).body.items).toContainEqual(body);
        await taken.moveToFailed(new UnrecoverableError('no more'), 'token');
        await taken.remove();
      } finally {
        await worker.close();
      }
    });

    it('turn pages over those that go on and those that have ended', async () => {
      for (let day = 1; day <= 3; day++) {
        await own.fixture.insert('training_runs', {
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
      await own.call('POST', '/v1/trainings', {});
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body } = await own.call('GET', `/v1/trainings?limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map((run) => run.status));
        cursor = body.nextCursor;
      }
      expect(seen).toEqual(['queued', 'cancelled', 'failed', 'failed', 'failed']);
      expect((await own.call('POST', '/v1/trainings', { topN: 0 })).status).toBe(400);
      expect((await own.call('POST', '/v1/trainings', { estimator: 'oracle' })).status).toBe(400);
    });
  });
});
