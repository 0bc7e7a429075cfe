import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { REDIS_KEYS } from '@bylaw/contracts';
import { startPostgres, type LocalService } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { testRedis, until, type TestRedis } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { HubFixture, call, type Answer, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

const BOUND = 60;

describe('two hubs whose Postgres is away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bylaw-hub-postgres-'));
  let postgres: LocalService;
  let part: TestRedis;
  let redis: Redis;
  let fixture: HubFixture;
  let hubs: readonly RunningHub[];
  let agent: TestAgent;

  const start = (port?: number): Promise<LocalService> =>
    startPostgres({ dataDir, projectDir: resolve(import.meta.dirname, '../../..'), port });

  beforeAll(async () => {
    postgres = await start();
    await migrate(postgres.url);
    part = testRedis();
    redis = new Redis(part.url);
    fixture = new HubFixture({ databaseUrl: postgres.url, redisUrl: part.url, redisPrefix: part.prefix });
    const recording = { mode: 'durable', maxItems: BOUND, maxBytes: 1e9, replicas: 0 } as const;
    hubs = [await fixture.start({ recording }), await fixture.start({ recording })];
    agent = await fixture.register(hubs[0]!);
  });
  afterAll(async () => {
    await fixture.stopAll();
    redis.disconnect();
    await part.cleanUp();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask = (hub: RunningHub, command: string): Promise<Answer> =>
    call(hub, 'POST', '/v1/actions', { token: agent.token, body: { command } });
  const waiting = async (): Promise<number> =>
    Number(await redis.hget(`${part.prefix}:${REDIS_KEYS.recordingBacklog}`, '#items'));
  const recorded = async (ids: readonly string[]): Promise<number> =>
    (await fixture.sql('SELECT id FROM actions WHERE id = ANY($1)', [ids])).length;

  it('take actions up to the bound that they share, refuse the rest, and go on by themselves', async () => {
    for (const hub of hubs) await ask(hub, 'ls');
    await until(async () => (await waiting()) === 0);
    await postgres.stop();
    const answers: Answer[] = [];
    for (let n = 0; n < 2 * BOUND; n += 1) answers.push(await ask(hubs[n % 2]!, `echo ${n}`));
    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status !== 200);
    // The other hub learns of the last ones with its next job, or by looking.
    expect(taken.length).toBeGreaterThanOrEqual(BOUND);
    expect(taken.length).toBeLessThanOrEqual(BOUND + 2);
    expect(await waiting()).toBe(taken.length);
    for (const { status, body, headers } of refused) {
      expect([status, body.code, body.decision]).toEqual([503, 'recording_unavailable', undefined]);
      expect(body.detail).toContain('too much waits');
      expect(headers.get('retry-after')).toMatch(/^[123]$/);
    }
    const outcome = await call(hubs[0]!, 'POST', `/v1/actions/${taken[0]!.body.id}/outcome`, {
      token: agent.token,
      body: { exitCode: 0 },
    });
    expect([outcome.status, outcome.body.code]).toEqual([503, 'recording_unavailable']);
    const beat = await call(hubs[0]!, 'POST', '/v1/heartbeat', { token: agent.token, body: {} });
    expect(beat.status).toBe(200);

    postgres = await start(postgres.port);
    for (const hub of hubs) await until(async () => (await ask(hub, 'ls')).status === 200, 10_000);
    const ids = taken.map(({ body }) => body.id);
    await until(async () => (await recorded(ids)) === ids.length, 10_000);
    await until(async () => (await waiting()) === 0, 10_000);
    expect(await redis.hlen(`${part.prefix}:${REDIS_KEYS.recordingBacklog}`)).toBe(2);
  });

  it('count no job that is gone without having been stored', async () => {
    const ledger = `${part.prefix}:${REDIS_KEYS.recordingBacklog}`;
    await until(async () => (await waiting()) === 0, 10_000);
    await redis.multi().hset(ledger, 'gone', `${BOUND} 1000`).hincrby(ledger, '#items', BOUND).exec();
    await redis.hincrby(ledger, '#bytes', 1_000);
    await until(async () => (await redis.hexists(ledger, 'gone')) === 0, 10_000);
    expect(await redis.hmget(ledger, '#items', '#bytes')).toEqual(['0', '0']);
    await until(async () => (await ask(hubs[1]!, 'ls')).status === 200);
  });
});
