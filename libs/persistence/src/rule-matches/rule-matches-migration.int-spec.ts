import { randomUUID } from 'node:crypto';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { migrate } from '../migrate.js';
import { MIGRATIONS } from '../migrations/index.js';
import { RuleMatchReader } from './rule-match-reader.js';
import { RuleMatchStore } from './rule-match-store.js';

/** Brings an emptied database to where it was before matches were counted. */
async function migrateToTen(url: string): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS.slice(0, 10) });
  await dataSource.initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

describe('counting the matches of what was recorded before', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, async (client) => {
      await client.query('DROP SCHEMA public CASCADE');
      await client.query('CREATE SCHEMA public');
    });
    await migrateToTen(database.url);
  });
  afterAll(async () => {
    await database.drop();
  });

  it('makes no rule that has matched look unused', async () => {
    const [busy, old] = [randomUUID(), randomUUID()];
    await withClient(database.url, async (client) => {
      await client.query(
        `INSERT INTO actions (id, ts, source, tool, command, matched)
         SELECT gen_random_uuid(), now() - n * interval '6 hours', 'agent', 'shell', 'ls',
                jsonb_build_array(jsonb_build_object('ruleId', CASE WHEN n < 160 THEN $1::text ELSE $2::text END))
           FROM generate_series(0, 399) n`,
        [busy, old],
      );
    });
    await migrate(database.url);
    const role = DATABASE_ROLES['policy-worker'];
    const dataSource = await createDataSource({
      url: database.url,
      role,
      applicationName: 'test',
    }).initialize();
    const read = () => new RuleMatchReader(dataSource).all(Date.now());
    const [before, added] = [
      await read(),
      await dataSource.transaction((manager) => new RuleMatchStore().addUp(manager, 10_000)),
    ];
    await new RuleMatchStore().forget(dataSource.manager, Date.now());
    const after = await read();
    await dataSource.destroy();
    expect(added).toBeGreaterThan(0);
    expect(before).toEqual(after);
    expect(after.get(busy)).toMatchObject({ hour: 1, last: expect.any(String) as string });
    expect(after.get(busy)?.day).toBeGreaterThanOrEqual(4);
    expect(after.get(busy)?.month).toBeGreaterThanOrEqual(120);
    expect(after.get(old)).toMatchObject({ hour: 0, day: 0, month: 0, last: expect.any(String) as string });
  });
});
