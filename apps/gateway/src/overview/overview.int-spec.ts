import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { QUEUES } from '@bylaw/contracts';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { GatewayFixture, call } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

const MINUTE_MS = 60_000;

interface Minute {
  readonly minute: string;
  readonly allow: number;
  readonly deny: number;
  readonly review: number;
}

describe('everything at a glance', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let direct: Redis;
  let queue: Queue;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    direct = new Redis(redis.url);
    queue = new Queue(QUEUES.training, { connection: { url: redis.url }, prefix: redis.prefix });
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start();
    ({ token } = await fixture.operator('viewer'));
  });
  afterAll(async () => {
    await queue.close();
    await fixture.stopAll();
    direct.disconnect();
    await redis.cleanUp();
    await database.drop();
  });

  const get = async <T>(path: string): Promise<T> =>
    (await call(gateway, 'GET', path, { token })).body as unknown as T;

  it('counts what waits for a person, who is there, and what is queued', async () => {
    const idle = { waiting: 0, delayed: 0, active: 0, dead: 0 };
    expect(await get('/v1/overview')).toEqual({
      version: 0,
      activeRules: 0,
      pendingSuggestions: 0,
      heldReviews: 0,
      agents: { online: 0, offline: 0 },
      queues: ['record-actions', 'policy-commands', 'training'].map((name) => ({ queue: name, ...idle })),
    });

    const [first] = await fixture.addVersion([
      { pattern: 'a', effect: 'deny' },
      { pattern: 'b', effect: 'allow' },
    ]);
    await fixture.addVersion([], [first!]);
    await fixture.addSuggestion();
    await fixture.addSuggestion({ expires_at: new Date(0) });
    await fixture.addSuggestion({ status: 'rejected' });
    const { id } = await fixture.addAgent('online');
    await fixture.addAgent('offline');
    await fixture.addAgent('gone', { removed_at: new Date() });
    await direct.zadd(`${redis.prefix}:heartbeats`, 1_800_000_000_000, id);
    await queue.addBulk([
      { name: 'a', data: {} },
      { name: 'b', data: {}, opts: { delay: 86_400_000 } },
    ]);
    expect(await get('/v1/overview')).toMatchObject({
      version: 2,
      activeRules: 1,
      pendingSuggestions: 1,
      heldReviews: 0,
      agents: { online: 1, offline: 1 },
      queues: [
        { queue: 'record-actions' },
        { queue: 'policy-commands' },
        { queue: 'training', waiting: 1, delayed: 1 },
      ],
    });
  });

  it('counts decisions by minute, also those that are recorded later', async () => {
    const countsOf = async (time: number): Promise<Minute | undefined> => {
      const { items } = await get<{ items: Minute[] }>('/v1/overview/decisions');
      expect(items).toHaveLength(60);
      const minute = new Date(Math.floor(time / MINUTE_MS) * MINUTE_MS).toISOString();
      return items.find((item) => item.minute === minute);
    };
    const now = Date.now();
    const earlier = now - 10 * MINUTE_MS;
    for (const decision of ['deny', 'deny', 'review', null]) {
      await fixture.addAction({ decision, ts: new Date(earlier) });
    }
    await fixture.addAction({ decision: 'allow', ts: new Date(now) });
    expect(await countsOf(earlier)).toMatchObject({ allow: 0, deny: 2, review: 1 });
    expect(await countsOf(now)).toMatchObject({ allow: 1, deny: 0, review: 0 });
    expect(await countsOf(now - 11 * MINUTE_MS)).toMatchObject({ allow: 0, deny: 0, review: 0 });

    await fixture.addAction({ decision: 'allow', ts: new Date(now) });
    await until(async () => (await countsOf(now))?.allow === 2, 5_000);
    expect(await countsOf(earlier)).toMatchObject({ allow: 0, deny: 2, review: 1 });
    expect((await get<{ items: Minute[] }>('/v1/overview/decisions?minutes=5')).items).toHaveLength(5);
  });

  it('shows one action by its id, and says when there is none', async () => {
    const id = await fixture.addAction({ command: 'make', decision: 'allow' });
    expect(await get(`/v1/actions/${id}`)).toMatchObject({ id, command: 'make', decision: 'allow' });
    const missing = await call(gateway, 'GET', `/v1/actions/${id.replace(/^.{8}/, '00000000')}`, { token });
    expect(missing).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });
});
