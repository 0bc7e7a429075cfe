import { testDatabase, type TestDatabase } from '@bylaw/testing';
import pg from 'pg';
import { DATABASE_ROLES, asRole, type DatabaseRole } from './database-role.js';

const POLICY_TABLES = [
  'rules',
  'rule_spans',
  'policy_state',
  'policy_versions',
  'suggestions',
  'pinned_cases',
  'audit_events',
  'commands',
  'tokens',
];

describe('database roles', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  /** What Postgres answers to a statement under a role: `ok` or its error code. */
  async function answer(role: DatabaseRole | null, statement: string): Promise<string> {
    const client = new pg.Client({
      connectionString: database.url,
      ...(role ? { options: asRole(role) } : {}),
    });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(statement);
      return 'ok';
    } catch (error) {
      return String((error as { code?: unknown }).code);
    } finally {
      await client.query('ROLLBACK');
      await client.end();
    }
  }

  const DENIED = '42501';

  it.each(POLICY_TABLES)('refuse the gateway, hubs and trainers every write to %s (I2)', async (table) => {
    for (const role of [DATABASE_ROLES.gateway, DATABASE_ROLES['trainer-worker']]) {
      expect(await answer(role, `INSERT INTO ${table} DEFAULT VALUES`)).toBe(DENIED);
      expect(await answer(role, `DELETE FROM ${table}`)).toBe(DENIED);
    }
    expect(await answer(DATABASE_ROLES['agent-hub'], `DELETE FROM ${table}`)).toBe(DENIED);
  });

  it('let every role read the policy', async () => {
    for (const role of Object.values(DATABASE_ROLES)) {
      expect(await answer(role, 'SELECT version FROM policy_state')).toBe('ok');
    }
  });

  it('let the policy worker change a suggestion’s status but never its content', async () => {
    const worker = DATABASE_ROLES['policy-worker'];
    expect(await answer(worker, `UPDATE suggestions SET status = 'rejected'`)).toBe('ok');
    expect(await answer(worker, `UPDATE suggestions SET diff = '{}'`)).toBe(DENIED);
    expect(await answer(worker, `UPDATE policy_versions SET comment = ''`)).toBe(DENIED);
    expect(await answer(worker, `UPDATE rules SET pattern = 'x'`)).toBe(DENIED);
  });

  const DIGEST_TABLES = ['training_digests', 'training_digest_blocks'];
  const OTHERS = Object.values(DATABASE_ROLES).filter((role) => role !== 'bylaw_trainer');

  it('let the trainer write nothing but its digests of telemetry, and nobody else these (I2)', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ writable: string }>(
      `SELECT DISTINCT table_name AS writable FROM information_schema.role_table_grants
        WHERE grantee = 'bylaw_trainer' AND privilege_type <> 'SELECT'`,
    );
    await client.end();
    expect(rows.map(({ writable }) => writable).toSorted()).toEqual(DIGEST_TABLES.toSorted());
    for (const table of DIGEST_TABLES) {
      expect(await answer(DATABASE_ROLES['trainer-worker'], `DELETE FROM ${table}`)).toBe('ok');
      for (const role of OTHERS) {
        expect(await answer(role, `DELETE FROM ${table}`)).toBe(DENIED);
        expect(await answer(role, `SELECT FROM ${table}`)).toBe(DENIED);
      }
    }
  });

  it('let the trainer change no digest’s range, which others delete it by', async () => {
    const trainer = DATABASE_ROLES['trainer-worker'];
    expect(await answer(trainer, 'UPDATE training_digests SET used_on = now()')).toBe('ok');
    expect(await answer(trainer, 'UPDATE training_digests SET upto_id = id')).toBe(DENIED);
  });

  it('let a hub audit only what it does itself', async () => {
    const event = (action: string): string =>
      `INSERT INTO audit_events (seq, id, at, actor_kind, actor_id, actor_name, action, outcome, prev_hash, hash)
       VALUES (1, gen_random_uuid(), now(), 'agent', 'a', 'a', '${action}', 'done', '', 'h')`;
    expect(await answer(DATABASE_ROLES['agent-hub'], event('agent.register'))).toBe('ok');
    expect(await answer(DATABASE_ROLES['agent-hub'], event('suggestion.apply'))).toBe(DENIED);
    expect(await answer(DATABASE_ROLES['policy-worker'], event('suggestion.apply'))).toBe('ok');
  });

  it('let nobody, the superuser included, change or remove an audit event (I6)', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(
      `INSERT INTO audit_events (seq, id, at, actor_kind, actor_id, actor_name, action, outcome, prev_hash, hash)
       VALUES (1, gen_random_uuid(), now(), 'system', 's', 's', 'test', 'done', '', 'h')`,
    );
    await client.end();
    for (const statement of [
      `UPDATE audit_events SET actor_name = 'x'`,
      'DELETE FROM audit_events',
      'TRUNCATE audit_events',
    ]) {
      expect(await answer(null, statement)).toBe(DENIED);
    }
  });

  it('refuse a version that leaves a gap, whoever inserts it (I3)', async () => {
    const insert = `INSERT INTO policy_versions (version, kind, reverts, author, created_at, added, removed)
      VALUES (7, 'restore', 1, 'x', now(), '{}', '[]')`;
    expect(await answer(null, insert)).toBe('P0001');
  });
});
