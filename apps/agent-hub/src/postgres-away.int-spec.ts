import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPostgres, type LocalService } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { testRedis, type TestRedis, until } from '@bylaw/testing';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import { jobsAtHand } from './recording/jobs-at-hand.js';
import type { RunningHub } from './start-hub.js';

const RECORDERS = 2;

describe('a hub whose Postgres is away', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bylaw-hub-postgres-'));
  let postgres: LocalService;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;

  const start = (port?: number): Promise<LocalService> =>
    startPostgres({ dataDir, projectDir: resolve(import.meta.dirname, '../../..'), port });

  beforeAll(async () => {
    postgres = await start();
    await migrate(postgres.url);
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: postgres.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.enforce([{ pattern: '^rm', effect: 'deny' }]);
    hub = await fixture.start({ recorders: RECORDERS });
    agent = await fixture.register(hub);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const request = (method: string, path: string, body?: object, token = agent.token) =>
    call(hub, method, path, { token, body });

  it('decides and keeps what it answered, and records it when Postgres is back (I10)', async () => {
    await request('POST', '/v1/actions', { command: 'ls' });
    await postgres.stop();
    const ids: string[] = [];
    for (const command of ['ls', 'rm x']) {
      const { status, body } = await request('POST', '/v1/actions', { command });
      expect(status).toBe(200);
      expect(body.decision).toBe(command === 'ls' ? 'allow' : 'deny');
      ids.push(body.id);
      const outcome = await request('POST', `/v1/actions/${body.id}/outcome`, { exitCode: 3 });
      expect(outcome.status).toBe(202);
    }
    const unknown = await request('POST', '/v1/actions', { command: 'ls' }, 'bylaw_agt_unknown');
    expect([unknown.status, unknown.body.code]).toEqual([503, 'service_unavailable']);
    expect((await request('GET', '/readyz')).status).toBe(503);

    postgres = await start(postgres.port);
    await until(async () => (await request('GET', '/readyz')).status === 200, 10_000);
    for (const id of ids) {
      const { body } = await until(async () => {
        const answer = await request('GET', `/v1/actions/${id}`);
        return answer.body.outcome && answer;
      }, 10_000);
      expect(body.outcome?.exitCode).toBe(3);
    }
    const version = await fixture.enforce([{ pattern: '^ls', effect: 'deny' }]);
    await until(async () => {
      const { body } = await request('POST', '/v1/actions', { command: 'ls' });
      return body.decision === 'deny' && body.policyVersion === version;
    });
  });

  it('catches up with transactions of more jobs than it takes otherwise', async () => {
    await postgres.stop();
    const ids: string[] = [];
    for (let asked = 0; asked < 150; asked += 1) {
      const { status, body } = await request('POST', '/v1/actions', { command: `echo ${asked}` });
      expect(status).toBe(200);
      ids.push(body.id);
    }

    postgres = await start(postgres.port);
    const transactions = await until(async () => {
      const found = await fixture.sql(
        'SELECT count(*)::int AS rows FROM actions WHERE id = ANY ($1) GROUP BY xmin::text',
        [ids],
      );
      const rows = found.map((transaction) => Number(transaction['rows']));
      return rows.reduce((sum, count) => sum + count, 0) === ids.length && rows;
    }, 15_000);
    expect(Math.max(...transactions)).toBeGreaterThan(jobsAtHand({ items: 0, bytes: 0, jobs: 0 }, RECORDERS));
  });

  it('allows nothing when it could not learn the current policy for longer than the limit (I9)', async () => {
    const strict = await fixture.start({ policyStalenessMs: 1_000 });
    const ask = (path: string, body: object) => call(strict, 'POST', path, { token: agent.token, body });
    expect((await ask('/v1/actions', { command: 'echo' })).body.decision).toBe('allow');
    await postgres.stop();
    for (const [path, body] of [
      ['/v1/actions', { command: 'echo' }],
      ['/v1/heartbeat', {}],
    ] as const) {
      const refused = await until(async () => {
        const answer = await ask(path, body);
        return answer.status === 503 && answer;
      }, 10_000);
      expect(refused.body.code).toBe('policy_unavailable');
    }
    expect((await request('POST', '/v1/actions', { command: 'echo' })).body.decision).toBe('allow');
    postgres = await start(postgres.port);
    await until(async () => (await ask('/v1/actions', { command: 'echo' })).status === 200, 10_000);
  });
});
