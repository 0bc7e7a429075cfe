import { commandHash } from '@bylaw/policy';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { Redis } from 'ioredis';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

const SECRET = 'hunter2-is-not-kept';

describe('redaction', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hub: RunningHub;
  let agent: TestAgent;
  let monitor: Redis;
  /** Whatever anyone sends to Redis from here on: what is in it for a moment only as well. */
  const sent: string[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({ databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix });
    await fixture.enforce([{ pattern: SECRET, effect: 'review', target: 'text' }]);
    hub = await fixture.start();
    agent = await fixture.register(hub);
    const connection = new Redis(redis.url);
    monitor = await connection.monitor();
    connection.disconnect();
    monitor.on('monitor', (_time: string, args: string[]) => sent.push(args.join(' ')));
  });
  afterAll(async () => {
    monitor.disconnect();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const as = (method: string, path: string, body?: unknown) =>
    call(hub, method, path, { token: agent.token, body });

  /** The rows of all tables that hold the secret anywhere. */
  async function rowsWithSecret(): Promise<unknown[]> {
    const tables = await fixture.sql(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'polic%'
         AND table_name NOT LIKE 'rule%'`,
      [],
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['actions', 'action_outcomes', 'reviews', 'audit_events']),
    );
    const found = await Promise.all(
      tables.map(({ name }) =>
        fixture.sql(`SELECT * FROM ${String(name)} AS row WHERE row::text LIKE $1`, [`%${SECRET}%`]),
      ),
    );
    return found.flat();
  }

  it('decides about what was sent, and lets nothing of a secret reach Redis or Postgres', async () => {
    const asked = {
      command: `mysql -p${SECRET} -h db`,
      args: ['--token', SECRET],
    };
    const request = {
      ...asked,
      cwd: `/srv/?token=${SECRET}`,
      metadata: { headers: { authorization: `Bearer ${SECRET}` }, note: `https://me:${SECRET}@example.com` },
      idempotencyKey: 'once',
    };
    const first = await as('POST', '/v1/actions', request);
    // The rule saw the secret.
    expect(first.body.decision).toBe('review');
    const again = await as('POST', '/v1/actions', request);
    expect(again.body.id).toBe(first.body.id);
    const other = await as('POST', '/v1/actions', { ...request, command: `mysql -pother -h db` });
    expect(other.body.code).toBe('idempotency_key_reused');
    const { id } = first.body;
    const outcome = await as('POST', `/v1/actions/${id}/outcome`, {
      stdout: `DB_PASSWORD=${SECRET}\n${'x'.repeat(20_000)}`,
      stderr: `Authorization: Bearer ${SECRET}`,
    });
    expect(outcome.status).toBe(202);
    const reported = await until(
      async () => (await fixture.sql('SELECT * FROM action_outcomes WHERE action_id = $1', [id]))[0],
    );
    const stored = await until(
      async () => (await fixture.sql('SELECT * FROM actions WHERE id = $1', [id]))[0],
    );
    expect(stored).toMatchObject({
      command: 'mysql -p[redacted:password] -h db',
      args: ['--token', '[redacted:token]'],
      cwd: '/srv/?token=[redacted:token]',
      metadata: {
        headers: { authorization: 'Bearer [redacted:authorization]' },
        note: 'https://me:[redacted:url-password]@example.com',
      },
      // A verdict binds to what was sent.
      command_hash: commandHash({ tool: 'shell', ...asked }),
    });
    expect(reported['stdout']).toMatch(/^DB_PASSWORD=\[redacted:password\]\nx+\n\[cut: \d+ bytes in all\]$/);
    expect(reported['stderr']).toBe('Authorization: Bearer [redacted:authorization]');
    expect(await rowsWithSecret()).toEqual([]);
    expect(sent.some((command) => command.includes('mysql -p[redacted:password]'))).toBe(true);
    expect(sent.filter((command) => command.includes(SECRET))).toEqual([]);
  });
});
