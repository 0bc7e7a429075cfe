import { testDatabase, testRedis, type TestDatabase } from '@bylaw/testing';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('addresses with NUL or broken UTF-8', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    fixture = new HubFixture({ databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix });
    hub = await fixture.start();
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await database.drop();
    await redis.cleanUp();
  });

  const BROKEN = ['%00', '%ff', '%c3%28', '%', '%zz', '%ed%a0%80'];
  const places = (text: string): [string, string][] => [
    ['GET', `/v1/actions/${text}`],
    ['GET', `/v1/actions/0192f0c1-0000-7000-8000-000000000001?waitMs=${text}`],
    ['GET', `/v1/actions/0192f0c1-0000-7000-8000-000000000001?${text}=1`],
    ['POST', `/v1/actions/${text}/outcome`],
    ['GET', `/${text}`],
  ];

  it.each(BROKEN.flatMap(places))('are refused: %s %s', async (method, path) => {
    const body = method === 'POST' ? { exitCode: 0 } : undefined;
    const { status, headers } = await call(hub, method, path, { token: agent.token, body });
    expect([400, 404]).toContain(status);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});
