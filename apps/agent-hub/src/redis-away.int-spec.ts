import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRedis, type LocalService } from '@bylaw/local-services';
import { testDatabase, type TestDatabase, until } from '@bylaw/testing';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('a hub whose Redis is away', () => {
  let database: TestDatabase;
  let redis: LocalService;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    redis = await startRedis({
      dataDir: mkdtempSync(join(tmpdir(), 'bylaw-hub-redis-')),
      packagesDir: join(resolve(import.meta.dirname, '../../..'), '.bylaw', 'redis', 'packages'),
      searchPath: process.env['PATH'] ?? '',
      throwaway: true,
    });
    fixture = new HubFixture({ databaseUrl: database.url, redisUrl: redis.url, redisPrefix: '{bylaw}' });
    hub = await fixture.start();
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.stop();
    await database.drop();
  });

  const post = (path: string, body: object) => call(hub, 'POST', path, { token: agent.token, body });
  const refusals = async (actionId: string) => {
    const answers = await Promise.all([
      post('/v1/actions', { command: 'ls' }),
      post('/v1/actions', { command: 'ls', idempotencyKey: 'k' }),
      post('/v1/actions/batch', { actions: [{ command: 'ls' }] }),
      post(`/v1/actions/${actionId}/outcome`, { exitCode: 0 }),
      post('/v1/heartbeat', {}),
    ]);
    return answers.map(({ status, body }) => `${status} ${body.code}`);
  };
  const REFUSED = [
    '503 recording_unavailable',
    '503 recording_unavailable',
    '503 recording_unavailable',
    '503 recording_unavailable',
    '503 service_unavailable',
  ];

  it('answers nothing that it cannot record (I9), and goes on when Redis is back', async () => {
    const { body } = await post('/v1/actions', { command: 'ls' });
    expect(body.decision).toBe('allow');
    process.kill(redis.pid, 'SIGSTOP');
    try {
      expect(await refusals(body.id)).toEqual(REFUSED);
    } finally {
      process.kill(redis.pid, 'SIGCONT');
    }
    await until(async () => (await post('/v1/actions', { command: 'ls' })).status === 200, 10_000);
  });

  it('says so when Redis has ended', async () => {
    const { body } = await post('/v1/actions', { command: 'ls' });
    await redis.stop();
    expect(await refusals(body.id)).toEqual(REFUSED);
    const ready = await call(hub, 'GET', '/readyz');
    expect(ready.status).toBe(503);
    expect(ready.text).toContain('redis');
  });
});
