import { REDIS_KEYS } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { HubFixture, call } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

const INTERVAL_MS = 200;

describe('liveness', () => {
  let database: TestDatabase;
  let testRedisPart: TestRedis;
  let redis: Redis;
  let fixture: HubFixture;
  let hubs: RunningHub[];

  beforeAll(async () => {
    database = await testDatabase();
    testRedisPart = testRedis();
    redis = new Redis(testRedisPart.url);
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: testRedisPart.url,
      redisPrefix: testRedisPart.prefix,
    });
    hubs = [
      await fixture.start({ heartbeatIntervalMs: INTERVAL_MS }),
      await fixture.start({ heartbeatIntervalMs: INTERVAL_MS }),
    ];
  });
  afterAll(async () => {
    await fixture.stopAll();
    redis.disconnect();
    await testRedisPart.cleanUp();
    await database.drop();
  });

  const isOnline = async (id: string): Promise<boolean> =>
    (await redis.zscore(`${testRedisPart.prefix}:${REDIS_KEYS.heartbeats}`, id)) !== null;
  const beat = (hub: RunningHub, token: string, body: object) =>
    call(hub, 'POST', '/v1/heartbeat', { token, body });

  it('is lost after three silent intervals, with what was last heard kept', async () => {
    const agent = await fixture.register(hubs[0]!);
    expect(await isOnline(agent.id)).toBe(false);
    await beat(hubs[0]!, agent.token, { status: 'running' });
    await beat(hubs[1]!, agent.token, {});
    const lastBeat = Date.now();
    expect(await isOnline(agent.id)).toBe(true);
    expect(
      JSON.parse((await redis.hget(`${testRedisPart.prefix}:${REDIS_KEYS.agentStatus}`, agent.id)) ?? ''),
    ).toEqual({ status: 'running', policyVersion: 0 });
    await until(async () => !(await isOnline(agent.id)), 3_000);
    expect(Date.now() - lastBeat).toBeGreaterThanOrEqual(3 * INTERVAL_MS - 5);
    const [row] = await fixture.sql('SELECT * FROM agents WHERE id = $1', [agent.id]);
    expect(row).toMatchObject({ last_status: 'running', last_policy_version: 0 });
    expect(Math.abs((row?.['last_heartbeat_at'] as Date).getTime() - lastBeat)).toBeLessThan(200);
  });

  it('stays while the agent beats, at whichever hub', async () => {
    const agent = await fixture.register(hubs[0]!);
    for (let n = 0; n < 12; n += 1) {
      await beat(hubs[n % 2]!, agent.token, {});
      await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS / 2));
      expect(await isOnline(agent.id)).toBe(true);
    }
  });

  it('is swept by one schedule, however many hubs run', async () => {
    const schedules = await redis.zrange(`${testRedisPart.prefix}:record-actions:repeat`, 0, -1);
    expect(schedules).toEqual(['sweep-heartbeats']);
  });
});
