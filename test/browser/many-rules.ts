import { withClient } from '@bylaw/testing';

/** Adds one version with so many rules, as if a person had applied it: `^many <n>$`, each denying. */
export async function addManyRules(postgresUrl: string, count: number): Promise<void> {
  await withClient(postgresUrl, async (client) => {
    await client.query('BEGIN');
    const { rows } = await client.query<{ version: number }>(
      'SELECT version + 1 AS version FROM policy_state',
    );
    const version = rows[0]?.version;
    await client.query(
      `WITH made AS (
         INSERT INTO rules (id, pattern, effect, target, mode, locked, added_by, added_at, added_in_version)
         SELECT uuidv7(), '^many ' || n || '$', 'deny', 'command', 'enforce', false, 'a fixture', now(), $1
           FROM generate_series(1, $2::integer) n RETURNING id)
       INSERT INTO policy_versions (version, kind, reverts, author, comment, created_at, added, removed)
       SELECT $1, 'restore', 0, 'a fixture', 'many', now(), array_agg(id), '[]' FROM made`,
      [version, count],
    );
    await client.query(
      'INSERT INTO rule_spans (rule_id, added_in) SELECT id, $1 FROM rules WHERE added_in_version = $1',
      [version],
    );
    await client.query(`SELECT pg_notify('bylaw_events', $1)`, [
      JSON.stringify({ type: 'version.created', version, kind: 'restore' }),
    ]);
    await client.query('COMMIT');
  });
}
