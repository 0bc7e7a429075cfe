import { testDatabase, testRedis, until, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import { SilentRelay } from './silent-relay.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('a hub whose network to Redis drops what is sent', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let relay: SilentRelay;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    const redisUrl = new URL(redis.url);
    relay = await SilentRelay.to(Number(redisUrl.port));
    redisUrl.port = String(relay.port);
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redisUrl.href,
      redisPrefix: redis.prefix,
    });
    hub = await fixture.start();
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    relay.close();
    await redis.cleanUp();
    await database.drop();
  });

  const post = (path: string, body: object) => call(hub, 'POST', path, { token: agent.token, body });
  const isStored = async (id: string): Promise<boolean> =>
    (await fixture.sql('SELECT FROM actions WHERE id = $1', [id])).length === 1;

  it('is told so within the limit of one command, and works again on other connections (I9, I10)', async () => {
    const before = await post('/v1/actions', { command: 'ls' });
    expect(before.body.decision).toBe('allow');
    await until(() => isStored(before.body.id));

    relay.fallSilent();
    const refusals = await Promise.all([
      post('/v1/actions', { command: 'ls' }),
      post('/v1/actions', { command: 'ls', idempotencyKey: 'k' }),
      post('/v1/actions/batch', { actions: [{ command: 'ls' }] }),
      post('/v1/heartbeat', {}),
    ]);
    expect(refusals.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    expect(refusals.map(({ body }) => body.decision)).toEqual([undefined, undefined, undefined, undefined]);

    relay.speakAgain();
    const after = await until(async () => {
      const answer = await post('/v1/actions', { command: 'ls' });
      return answer.status === 200 && answer;
    }, 20_000);
    await until(() => isStored(after.body.id), 20_000);
    expect((await post('/v1/heartbeat', {})).status).toBe(200);
  }, 60_000);
});

describe('a hub whose network to Postgres drops what is sent', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let relay: SilentRelay;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    const relayed = new URL(database.url);
    relay = await SilentRelay.to(Number(relayed.port));
    relayed.port = String(relay.port);
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    hub = await fixture.start({ databaseUrl: relayed.href });
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    relay.close();
    await redis.cleanUp();
    await database.drop();
  });

  const ask = () => call(hub, 'POST', '/v1/actions', { token: agent.token, body: { command: 'ls' } });
  const areStored = async (ids: readonly string[]): Promise<boolean> =>
    (await fixture.sql('SELECT FROM actions WHERE id = ANY ($1)', [ids])).length === ids.length;

  it('goes on deciding, and records and learns what is new on other connections (I4, I10)', async () => {
    const before = await ask();
    await until(() => areStored([before.body.id]));

    relay.fallSilent();
    const meanwhile = await ask();
    expect(meanwhile.body.decision).toBe('allow');

    relay.speakAgain();
    await until(() => areStored([meanwhile.body.id]), 30_000);
    const version = await fixture.enforce([{ pattern: '^ls', effect: 'deny' }]);
    const after = await until(async () => {
      const answer = await ask();
      return answer.body.policyVersion === version && answer;
    }, 30_000);
    expect(after.body.decision).toBe('deny');
    await until(async () => (await call(hub, 'GET', '/readyz')).status === 200, 30_000);
  }, 90_000);
});
