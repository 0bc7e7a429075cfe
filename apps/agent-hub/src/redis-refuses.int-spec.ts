import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRedis, type LocalService } from '@bylaw/local-services';
import { testDatabase, until, type TestDatabase } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('a hub whose Redis', () => {
  let database: TestDatabase;
  let server: LocalService;
  let redis: Redis;
  let fixture: HubFixture;
  let hub: RunningHub;
  let careless: RunningHub;
  let agent: TestAgent;
  /** What the hub with best effort has logged. */
  const said: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    server = await startRedis({
      dataDir: mkdtempSync(join(tmpdir(), 'bylaw-hub-redis-')),
      packagesDir: join(resolve(import.meta.dirname, '../../..'), '.bylaw', 'redis', 'packages'),
      searchPath: process.env['PATH'] ?? '',
      throwaway: true,
    });
    redis = new Redis(server.url);
    redis.on('error', () => undefined);
    fixture = new HubFixture({ databaseUrl: database.url, redisUrl: server.url, redisPrefix: '{bylaw}' });
    await fixture.enforce([{ pattern: '^rm', effect: 'deny' }]);
    hub = await fixture.start();
    const recording = { mode: 'best-effort', maxItems: 1_000, maxBytes: 1e9, replicas: 0 } as const;
    const log = pino({ level: 'warn' }, { write: (line) => said.push(line) });
    careless = await fixture.start({ recording }, log);
    agent = await fixture.register(hub);
    for (const each of [hub, careless]) await ask(each, { command: 'ls' });
  });
  afterAll(async () => {
    await fixture.stopAll();
    redis.disconnect();
    await server.stop();
    await database.drop();
  });

  const post = (at: RunningHub, path: string, body: object) =>
    call(at, 'POST', path, { token: agent.token, body });
  const ask = (at: RunningHub, body: object) => post(at, '/v1/actions', body);
  const isTaken = async (at: RunningHub): Promise<boolean> =>
    (await ask(at, { command: 'ls' })).status === 200;
  const unrecorded = async (kind: string): Promise<number> => {
    const { text } = await call(careless, 'GET', '/metrics');
    return Number(new RegExp(`bylaw_unrecorded_total{kind="${kind}"} (\\d+)`).exec(text)?.[1] ?? 0);
  };

  async function expectRefusals(): Promise<void> {
    const { body } = await ask(careless, { command: 'ls' });
    const answers = [
      await ask(hub, { command: 'ls' }),
      await ask(hub, { command: 'rm x', idempotencyKey: 'key' }),
      await post(hub, '/v1/actions/batch', { actions: [{ command: 'ls' }, { command: 'ls' }] }),
      await post(hub, `/v1/actions/${body.id}/outcome`, { exitCode: 0 }),
    ];
    for (const answer of answers) {
      expect([answer.status, answer.body.code]).toEqual([503, 'recording_unavailable']);
      expect(answer.headers.get('retry-after')).toMatch(/^[123]$/);
    }
    const beat = await post(hub, '/v1/heartbeat', {});
    expect([beat.status, beat.body.code]).toEqual([503, 'service_unavailable']);
  }

  async function expectUnrecorded(): Promise<void> {
    const [actions, outcomes] = [await unrecorded('action'), await unrecorded('outcome')];
    const first = await ask(careless, { command: 'ls', idempotencyKey: 'best-effort' });
    expect([first.status, first.body.decision]).toEqual([200, 'allow']);
    expect((await ask(careless, { command: 'rm x' })).body.decision).toBe('deny');
    const batch = { actions: [{ command: 'ls' }, { command: 'rm x' }] };
    expect((await post(careless, '/v1/actions/batch', batch)).body.results).toMatchObject([
      { decision: 'allow' },
      { decision: 'deny' },
    ]);
    const outcome = await post(careless, `/v1/actions/${first.body.id}/outcome`, { exitCode: 0 });
    expect(outcome.status).toBe(202);
    expect(await unrecorded('action')).toBe(actions + 4);
    expect(await unrecorded('outcome')).toBe(outcomes + 1);
  }

  it('is not relied on says so when it starts', () => {
    const [first = '{}'] = said;
    expect(JSON.parse(first)).toMatchObject({ msg: expect.stringMatching(/^RECORDING=best-effort: /) });
  });

  it.each([
    ['has no memory left', 'maxmemory', '1', '0'],
    ['has too few replicas', 'min-replicas-to-write', '1', '0'],
  ])('%s gives no decision that it cannot record, unless told to (I9)', async (_, name, broken, good) => {
    await redis.config('SET', name, broken);
    try {
      await expectRefusals();
      await expectUnrecorded();
    } finally {
      await redis.config('SET', name, good);
    }
    for (const each of [hub, careless]) await until(() => isTaken(each), 5_000);
  });

  it('has become a replica gives no decision either, and goes on with the one that can be written', async () => {
    await redis.replicaof('127.0.0.1', '1');
    try {
      await expectRefusals();
      await expectUnrecorded();
    } finally {
      await redis.replicaof('NO', 'ONE');
    }
    for (const each of [hub, careless]) await until(() => isTaken(each), 10_000);
  });

  it('does not answer keeps nobody waiting once that is known', async () => {
    process.kill(server.pid, 'SIGSTOP');
    try {
      expect((await ask(hub, { command: 'ls' })).body.code).toBe('recording_unavailable');
      const answers = await Promise.all(Array.from({ length: 200 }, () => ask(hub, { command: 'ls' })));
      expect(new Set(answers.map(({ body }) => body.code))).toEqual(new Set(['recording_unavailable']));
      // Told from memory, and not by Redis' silence.
      expect(answers.every(({ body }) => body.detail.endsWith('Redis does not take it'))).toBe(true);
    } finally {
      process.kill(server.pid, 'SIGCONT');
    }
    for (const each of [hub, careless]) await until(() => isTaken(each), 10_000);
  });
});
