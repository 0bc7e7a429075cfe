import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { migrate } from '../migrate.js';
import { MIGRATIONS } from '../migrations/index.js';

/** Brings an emptied database to where it was before telemetry was partitioned. */
async function migrateToSeven(url: string): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS.slice(0, 7) });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

const FOREIGN = 'f47ac10b-58cc-4372-a567-0e02b2c3d479';
const ANCIENT = '00000000-0000-4000-8000-000000000001';

describe('partitioning telemetry that there is', () => {
  let database: TestDatabase;
  const sql = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
    withClient(database.url, async (client) => (await client.query<R>(text, values)).rows);

  beforeAll(async () => {
    database = await testDatabase();
    await sql('DROP SCHEMA public CASCADE');
    await sql('CREATE SCHEMA public');
    await migrateToSeven(database.url);
    await sql(
      `INSERT INTO actions (id, agent_id, ts, source, tool, command, args, decision, matched)
       SELECT uuidv7(at - clock_timestamp()), gen_random_uuid(), at, 'agent', 'shell', 'ls ' || n, '["-l"]', 'allow',
              '[{"ruleId": "x"}]'
         FROM (SELECT n, now() - n * interval '1 day' AS at FROM generate_series(0, 99) n) days`,
    );
    await sql(
      `INSERT INTO actions (id, ts, source, tool, command)
       VALUES ($1, '2020-01-01', 'import', 'shell', 'foreign'), ($2, '2020-01-02', 'import', 'shell', 'ancient')`,
      [FOREIGN, ANCIENT],
    );
    await sql(`INSERT INTO action_outcomes (action_id, reported_at, score) SELECT id, ts, 90 FROM actions`);
    await sql(
      `INSERT INTO action_labels (action_id, label, author, labelled_at)
       SELECT id, 'safe', 'Ada', now() FROM actions`,
    );
    await sql(
      `INSERT INTO training_digests (id, format, upto_id, registered_at, used_on)
       VALUES (gen_random_uuid(), 'f', 'ffffffff-ffff-ffff-ffff-ffffffffffff', now(), now())`,
    );
  });
  afterAll(async () => {
    await database.drop();
  });

  it('keeps every row as it was, and the digests of them, each action in its week', async () => {
    const content = `SELECT md5(string_agg(a::text || o::text, '' ORDER BY a.id)) AS hash, count(*)::int AS n
                       FROM actions a JOIN action_outcomes o ON o.action_id = a.id`;
    const before = await sql(content);
    await migrate(database.url);
    expect(await sql(content)).toEqual(before);
    expect(before).toMatchObject([{ n: 102 }]);
    expect(await sql('SELECT count(*)::int AS n FROM training_digests')).toEqual([{ n: 1 }]);
    const wrong = await sql(
      `SELECT tableoid::regclass FROM actions WHERE id NOT IN ($1, $2)
          AND tableoid::regclass::text <> 'actions' || to_char(telemetry_week(id) AT TIME ZONE 'UTC', '"_w"YYYY_MM_DD')`,
      [FOREIGN, ANCIENT],
    );
    expect(wrong).toEqual([]);
    const others = await sql<{ id: string; kept_in: string }>(
      `SELECT id, tableoid::regclass::text AS kept_in FROM actions WHERE id IN ($1, $2) ORDER BY id`,
      [FOREIGN, ANCIENT],
    );
    expect(others).toEqual([
      { id: ANCIENT, kept_in: 'actions_earlier' },
      { id: FOREIGN, kept_in: 'actions_later' },
    ]);
  });

  it('gives each label the time of its action', async () => {
    const wrong = await sql(
      `SELECT l.action_id FROM action_labels l JOIN actions a ON a.id = l.action_id WHERE l.action_ts <> a.ts`,
    );
    expect(wrong).toEqual([]);
  });

  it('stores an id once, wherever it falls (I3)', async () => {
    const again = `INSERT INTO actions (id, ts, source, tool, command) SELECT id, now(), 'import', 'shell', 'again'
                     FROM actions ON CONFLICT (id) DO NOTHING RETURNING id`;
    expect(await sql(again)).toEqual([]);
    await expect(
      sql(`INSERT INTO actions (id, ts, source, tool, command) VALUES ($1, now(), 'import', 'shell', 'x')`, [
        FOREIGN,
      ]),
    ).rejects.toThrow(/duplicate key/);
  });

  it('still lets a change of an action take its digests away', async () => {
    await sql(`DELETE FROM actions WHERE id = $1`, [ANCIENT]);
    expect(await sql('SELECT id FROM training_digests')).toEqual([]);
  });
});
