import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type RunningSystem, type SystemState } from '@bylaw/testing';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Caller } from './http.js';

/** Everything that a reader of logs, of Redis or of a dump of Postgres would see, after each kind of secret was used. */
describe('secrets are shown once and kept nowhere (I12)', () => {
  let system: RunningSystem;
  let state: SystemState;
  const secrets: string[] = [];

  beforeAll(async () => {
    system = await startSystem({ env: { LOG_LEVEL: 'debug' } });
    state = system.state();
    secrets.push(state.adminToken, state.enrolmentToken);
    const admin = new Caller(state.gatewayUrl, state.adminToken);
    const made = await admin.post<{ token: string }>('/v1/tokens', { name: 'ada', role: 'approver' });
    const enrolment = await admin.post<{ token: string }>('/v1/tokens', { name: 'fleet', kind: 'enrolment' });
    const hubUrl = state.hubUrls[0]!;
    const agent = await new Caller(hubUrl, enrolment.body.token).post<{ token: string }>('/v1/agents');
    secrets.push(made.body.token, enrolment.body.token, agent.body.token);
    await new Caller(hubUrl, agent.body.token).post('/v1/actions', { command: 'ls' });
    await new Caller(state.gatewayUrl, agent.body.token).get('/v1/rules');
    await new Caller(state.gatewayUrl, made.body.token).post('/v1/suggestions', { diff: {} });
    await signIn(admin);
  }, 90_000);

  afterAll(async () => {
    await system.stop();
  }, 30_000);

  /** Signs in by a one-time link; its code and the session's cookie are secrets too. */
  async function signIn(admin: Caller): Promise<void> {
    const link = await admin.post<{ url: string }>('/v1/sign-in-links');
    const code = new URL(link.body.url).hash.slice(1);
    const session = await admin.post('/v1/sessions', { code });
    const cookie = /=([^;]+)/.exec(session.headers.get('set-cookie') ?? '')?.[1] ?? '';
    secrets.push(code, cookie);
  }

  function leaks(text: string): string[] {
    return secrets.filter((secret) => text.includes(secret) || text.includes(encodeURIComponent(secret)));
  }

  it('uses secrets that are worth hiding', () => {
    expect(secrets).toHaveLength(7);
    for (const secret of secrets) expect(secret.length).toBeGreaterThanOrEqual(32);
    expect(new Set(secrets).size).toBe(secrets.length);
  });

  it('not in any log, however much is logged', () => {
    const folder = join(system.stateDir, 'logs');
    const logs = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
    expect(logs.join('').length).toBeGreaterThan(1_000);
    expect(leaks(logs.join('\n'))).toEqual([]);
  });

  it('not in any key or value of Redis', async () => {
    const redis = new Redis(state.redisUrl);
    const dumps: string[] = [];
    for (const key of await redis.keys('*')) {
      const dump = (await redis.dumpBuffer(key)) as Buffer | null;
      dumps.push(key);
      // Locks of jobs come and go.
      if (dump === null) continue;
      dumps.push(dump.toString('latin1'));
      if ((await redis.type(key)) === 'hash') dumps.push(JSON.stringify(await redis.hgetall(key)));
      if ((await redis.type(key)) === 'string') dumps.push((await redis.get(key)) ?? '');
    }
    redis.disconnect();
    expect(dumps.length).toBeGreaterThan(10);
    expect(leaks(dumps.join('\n'))).toEqual([]);
  });

  it('not in any table of Postgres', async () => {
    const client = new pg.Client({ connectionString: state.postgresUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const dumps: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM "${name}" t`);
      dumps.push(...rows.map((row) => row.text));
    }
    await client.end();
    expect(dumps.length).toBeGreaterThan(5);
    expect(leaks(dumps.join('\n'))).toEqual([]);
  });
});
