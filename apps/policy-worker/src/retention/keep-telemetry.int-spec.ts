import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('keeping telemetry', () => {
  const redis = testRedis();
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, async (client) => {
      await client.query('ALTER TABLE actions DETACH PARTITION actions_earlier');
      await client.query('ALTER TABLE action_outcomes DETACH PARTITION action_outcomes_earlier');
      for (const weeks of [9, 8, 2]) {
        await client.query(`SELECT attach_telemetry_week(telemetry_week(now()) - $1 * interval '7 days')`, [
          weeks,
        ]);
        await client.query(
          `INSERT INTO actions (id, ts, source, tool, command)
           SELECT uuidv7(at - clock_timestamp()), at, 'agent', 'shell', 'ls'
             FROM (SELECT telemetry_week(now()) - $1 * interval '7 days' + interval '1 hour' AS at) moment`,
          [weeks],
        );
      }
      // An imported one, whose id says no time.
      await client.query(
        `INSERT INTO actions (id, ts, source, tool, command)
         VALUES (gen_random_uuid(), now() - interval '60 days', 'import', 'shell', 'ls')`,
      );
      await client.query(
        "ALTER TABLE actions ATTACH PARTITION actions_earlier FOR VALUES FROM (MINVALUE) TO ('00000000-0000-0000-0000-000000000001')",
      );
      await client.query(
        "ALTER TABLE action_outcomes ATTACH PARTITION action_outcomes_earlier FOR VALUES FROM (MINVALUE) TO ('00000000-0000-0000-0000-000000000001')",
      );
    });
  });
  afterAll(async () => {
    await database.drop();
    await redis.cleanUp();
  });

  /** What is left, and what the audit says, after a worker with this setting has done the job. */
  async function keep(actionsRetentionDays: number): Promise<{ actions: number; events: unknown[] }> {
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    const worker = await PolicyWorkerFixture.start(services, { actionsRetentionDays });
    await worker.jobs.addAndWait('keep-telemetry', {}, { withinMs: 20_000 });
    // It finishes what its scheduler has begun too.
    await worker.stop();
    return withClient(database.url, async (client) => {
      const { rowCount } = await client.query('SELECT id FROM actions');
      const { rows } = await client.query<Record<string, unknown>>(
        `SELECT actor_name, subject, details FROM audit_events WHERE action = 'telemetry.drop' ORDER BY seq`,
      );
      return { actions: rowCount ?? -1, events: rows };
    });
  }

  it('drops nothing unless it is told to', async () => {
    expect(await keep(0)).toEqual({ actions: 4, events: [] });
  });

  it('drops whole weeks past their days, and what has no week by its time, and says so in the audit (I6)', async () => {
    const { actions, events } = await keep(30);
    expect(actions).toBe(1);
    expect(events).toMatchObject([
      { actor_name: 'retention', subject: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
      { actor_name: 'retention', subject: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string },
      { actor_name: 'retention', subject: null, details: { actions: 1 } },
    ]);
  });
});
