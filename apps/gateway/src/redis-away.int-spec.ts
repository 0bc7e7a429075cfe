import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRedis, type LocalService } from '@bylaw/local-services';
import { testDatabase, until, type TestDatabase } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { GatewayFixture, call } from './gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

describe('a gateway whose Redis', () => {
  let database: TestDatabase;
  let server: LocalService;
  let redis: Redis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;

  beforeAll(async () => {
    database = await testDatabase();
    server = await startRedis({
      dataDir: mkdtempSync(join(tmpdir(), 'bylaw-gateway-redis-')),
      packagesDir: resolve(import.meta.dirname, '../../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
      throwaway: true,
    });
    redis = new Redis(server.url);
    redis.on('error', () => undefined);
    fixture = new GatewayFixture({ databaseUrl: database.url, redisUrl: server.url, redisPrefix: '{bylaw}' });
    gateway = await fixture.start();
    ({ token } = await fixture.operator('admin'));
  });
  afterAll(async () => {
    await fixture.stopAll();
    redis.disconnect();
    await server.stop();
    await database.drop();
  });

  const label = () =>
    call(gateway, 'PUT', `/v1/actions/${randomUUID()}/label`, { token, body: { label: 'safe' } });
  const propose = () =>
    call(gateway, 'POST', '/v1/suggestions', {
      token,
      body: { diff: { add: [{ pattern: '^rm', effect: 'deny' }] } },
    });

  async function expectRefusals(): Promise<void> {
    for (const answer of [await label(), await propose()]) {
      expect([answer.status, answer.body.code]).toEqual([503, 'service_unavailable']);
      expect(answer.headers.get('retry-after')).toMatch(/^[123]$/);
    }
  }

  it('takes no writes says so of labels and changes, and still shows what is in Postgres', async () => {
    expect((await label()).status).toBe(202);
    await redis.config('SET', 'maxmemory', '1');
    try {
      await expectRefusals();
      expect((await call(gateway, 'GET', '/v1/rules', { token })).status).toBe(200);
      expect((await call(gateway, 'GET', '/v1/actions', { token })).status).toBe(200);
    } finally {
      await redis.config('SET', 'maxmemory', '0');
    }
    expect((await label()).status).toBe(202);
  });

  it('has ended says the same, and goes on when it is back', async () => {
    await server.stop();
    await expectRefusals();
    const { port } = server;
    const [, password] = /:\/\/:([^@]*)@/.exec(server.url) ?? [];
    server = await startRedis({
      dataDir: mkdtempSync(join(tmpdir(), 'bylaw-gateway-redis-')),
      packagesDir: resolve(import.meta.dirname, '../../../.bylaw/redis/packages'),
      searchPath: process.env['PATH'] ?? '',
      ...{ throwaway: true, port, password },
    });
    await until(async () => (await label()).status === 202, 10_000);
  });
});
