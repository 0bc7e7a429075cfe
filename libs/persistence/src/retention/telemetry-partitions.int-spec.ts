import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { TelemetryPartitions } from './telemetry-partitions.js';

describe('TelemetryPartitions', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let partitions: TelemetryPartitions;
  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
    withClient(database.url, async (client) => (await client.query<R>(text, values)).rows);

  beforeEach(async () => {
    database = await testDatabase();
    dataSource = createDataSource({
      url: database.url,
      role: DATABASE_ROLES['policy-worker'],
      applicationName: 'partitions',
      poolSize: 3,
    });
    await dataSource.initialize();
    partitions = new TelemetryPartitions(dataSource);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  const tables = async (): Promise<string[]> => {
    const rows = await sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relname ~ '^action(s|_outcomes)_w' AND relkind = 'r' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };
  /** Stores an action of `days` days from now, with everything that joins one; answers where it is kept. */
  const put = async (id: string, days: number): Promise<string | undefined> => {
    const [row] = await sql<{ kept_in: string }>(
      `INSERT INTO actions (id, agent_id, ts, source, tool, command)
       VALUES (${id}, gen_random_uuid(), now() + $1 * interval '1 day', 'agent', 'shell', 'ls')
       RETURNING tableoid::regclass::text AS kept_in`,
      [days],
    );
    await sql(
      `INSERT INTO action_outcomes (action_id, reported_at) SELECT id, ts FROM actions ON CONFLICT DO NOTHING`,
    );
    await sql(
      `INSERT INTO action_labels (action_id, label, author, labelled_at)
       SELECT id, 'safe', 'Ada', ts FROM actions ON CONFLICT DO NOTHING`,
    );
    await sql(
      `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
       SELECT id, agent_id, tool, command, 'h', 1, ts, ts FROM actions ON CONFLICT DO NOTHING`,
    );
    return row?.kept_in;
  };
  const at = (days: number): string => `uuidv7(interval '${days} days')`;
  const counts = async (): Promise<unknown> =>
    (
      await sql(
        `SELECT (SELECT count(*)::int FROM actions) AS actions, (SELECT count(*)::int FROM action_outcomes) AS outcomes,
                (SELECT count(*)::int FROM action_labels) AS labels, (SELECT count(*)::int FROM reviews) AS reviews`,
      )
    )[0];
  const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  /** A week of the past, as a system that runs for long has it. */
  const attach = async (weeksAgo: number): Promise<void> => {
    await sql(`ALTER TABLE actions DETACH PARTITION actions_earlier`);
    await sql(`ALTER TABLE action_outcomes DETACH PARTITION action_outcomes_earlier`);
    await sql(`SELECT attach_telemetry_week(telemetry_week(now()) - $1 * interval '7 days')`, [weeksAgo]);
  };

  it('makes the weeks to come, once', async () => {
    const before = await tables();
    expect(await partitions.make(6)).toBe(2);
    expect(await partitions.make(6)).toBe(0);
    expect(await tables()).toHaveLength(before.length + 4);
  });

  it('loses nothing that came for a week without a partition, and moves it there', async () => {
    expect(await put(at(40), 40)).toBe('actions_default');
    expect(await put(at(80), 80)).toBe('actions_default');
    await sql(
      `INSERT INTO training_digests (id, format, upto_id, registered_at, used_on)
       VALUES (gen_random_uuid(), 'f', 'ffffffff-ffff-ffff-ffff-ffffffffffff', now(), now())`,
    );
    await partitions.make(7);
    const kept = await sql<{ kept_in: string }>(
      `SELECT tableoid::regclass::text AS kept_in FROM actions ORDER BY id`,
    );
    expect(kept).toEqual([
      { kept_in: expect.stringMatching(/^actions_w/) as string },
      { kept_in: 'actions_default' },
    ]);
    expect(await counts()).toEqual({ actions: 2, outcomes: 2, labels: 2, reviews: 2 });
    expect(await sql('SELECT 1 FROM training_digests')).toHaveLength(1);
  });

  it('leaves telemetry alone that somebody uses, and does it later', async () => {
    await put(at(40), 40);
    await withClient(database.url, async (reader) => {
      await reader.query('BEGIN');
      await reader.query('SELECT count(*) FROM actions');
      expect(await partitions.make(7)).toBe(0);
      await reader.query('COMMIT');
    });
    expect(await partitions.make(7)).toBe(3);
  });

  it('drops a week with all that joined its actions, and the digests of them', async () => {
    await attach(5);
    expect(await put(at(-35), -35)).toMatch(/^actions_w/);
    await put(at(0), 0);
    await sql(
      `INSERT INTO training_digests (id, format, after_id, upto_id, registered_at, used_on)
       VALUES (gen_random_uuid(), 'old', NULL, ${at(-30)}, now(), now()),
              (gen_random_uuid(), 'new', ${at(-20)}, ${at(-10)}, now(), now())`,
    );
    const drop = (days: number): Promise<string | null> =>
      partitions.dropWeek(dataSource.manager, daysAgo(days));
    expect(await drop(36)).toBeNull();
    expect(await drop(27)).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await drop(27)).toBeNull();
    expect(await counts()).toEqual({ actions: 1, outcomes: 1, labels: 1, reviews: 1 });
    expect(await sql('SELECT format FROM training_digests')).toEqual([{ format: 'new' }]);
  });

  it('takes the time of ids that say none from their rows', async () => {
    await put(`'f47ac10b-58cc-4372-a567-0e02b2c3d479'`, -40);
    await put(`'f47ac10b-58cc-4372-a567-0e02b2c3d480'`, -20);
    expect(await partitions.forgetWithoutWeek(dataSource.manager, daysAgo(30), 10)).toBe(1);
    expect(await partitions.forgetWithoutWeek(dataSource.manager, daysAgo(30), 10)).toBe(0);
    expect(await counts()).toEqual({ actions: 1, outcomes: 1, labels: 1, reviews: 1 });
  });

  it('refuses to drop what has just been recorded', async () => {
    await expect(partitions.dropWeek(dataSource.manager, daysAgo(0))).rejects.toThrow(/last day/);
    await expect(partitions.forgetWithoutWeek(dataSource.manager, daysAgo(0), 1)).rejects.toThrow(/last day/);
  });

  it('indexes for text search what is past, and not the week that is written', async () => {
    await attach(5);
    const fill = (id: string): Promise<unknown> =>
      sql(
        `INSERT INTO actions (id, ts, source, tool, command)
         SELECT ${id}, now(), 'agent', 'shell', 'ls ' || n FROM generate_series(1, 10000) n`,
      );
    await fill(at(-35));
    await fill('uuidv7()');
    expect(await partitions.indexOne()).toMatch(/^actions_w/);
    expect(await partitions.indexOne()).toBeNull();
    const plans = await sql(`EXPLAIN SELECT id FROM actions WHERE command ILIKE '%ls 4711%'`);
    expect(JSON.stringify(plans)).toMatch(/Bitmap Index Scan on actions_w\w+_command/);
  });

  it('gives no other role the right to do so (I2)', async () => {
    for (const role of Object.values(DATABASE_ROLES).filter((name) => name !== 'bylaw_policy_worker')) {
      for (const call of [
        'make_telemetry_partitions(1)',
        `drop_telemetry_week('2020-01-01')`,
        'index_past_telemetry()',
      ]) {
        const attempt = withClient(database.url, async (client) => {
          await client.query(`SET ROLE ${role}`);
          await client.query(`SELECT ${call}`);
        });
        await expect(attempt).rejects.toThrow(/permission denied for function/);
      }
    }
  });
});
