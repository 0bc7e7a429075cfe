import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';

const COLUMNS = `
  SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
           coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attnum > 0
     AND NOT c.relispartition AND NOT a.attisdropped`;
const CONSTRAINTS = `
  SELECT format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid)) AS line
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
     AND NOT EXISTS (SELECT FROM pg_class WHERE oid = conrelid AND relispartition)`;
const INDEXES = `
  SELECT indexdef AS line FROM pg_indexes
   WHERE schemaname = 'public'
     AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I', tablename)::regclass)`;
const TRIGGERS = `SELECT pg_get_triggerdef(oid) AS line FROM pg_trigger WHERE NOT tgisinternal`;
const POLICIES = `
  SELECT format('%s on %s for %s to %s: %s %s', policyname, tablename, cmd, roles, qual, with_check) AS line
    FROM pg_policies WHERE schemaname = 'public'`;
const GRANTS = `
  SELECT format('%s on %s to %s', string_agg(privilege_type, ', ' ORDER BY privilege_type), table_name, grantee)
           AS line
    FROM information_schema.role_table_grants
   WHERE table_schema = 'public' AND grantee LIKE 'bylaw\\_%' GROUP BY table_name, grantee`;
const COLUMN_GRANTS = `
  SELECT format('%s of %s (%s) to %s', privilege_type, table_name,
           string_agg(column_name, ', ' ORDER BY column_name), grantee) AS line
    FROM information_schema.column_privileges
   WHERE table_schema = 'public' AND grantee LIKE 'bylaw\\_%' AND privilege_type = 'UPDATE'
   GROUP BY privilege_type, table_name, grantee`;

const PARTITIONED = `
  SELECT format('%s by %s', relname, pg_get_partkeydef(oid)) AS line FROM pg_class
   WHERE relkind = 'p' AND relnamespace = 'public'::regnamespace`;
// The partitions are those of this week: they differ from day to day, and nobody is given a right on one.
const FUNCTION_RIGHTS = `
  SELECT format('%s%s: %s', CASE WHEN p.prosecdef THEN 'with the owner’s rights ' ELSE '' END, p.oid::regprocedure,
           coalesce((SELECT string_agg(CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, ', '
                               ORDER BY grantee::regrole::text)
                       FROM aclexplode(p.proacl) WHERE grantee <> p.proowner), CASE WHEN p.proacl IS NULL THEN 'PUBLIC' END)) AS line
    FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
     AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')`;

/** What all migrations come to. A change that nobody meant, of a column, a constraint or a right, shows here. */
describe('the schema', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  it.each([
    ['columns', COLUMNS],
    ['constraints', CONSTRAINTS],
    ['indexes', INDEXES],
    ['partitioned tables', PARTITIONED],
    ['rights on functions', FUNCTION_RIGHTS],
    ['triggers', TRIGGERS],
    ['row policies', POLICIES],
    ['rights on tables', GRANTS],
    ['rights to update columns', COLUMN_GRANTS],
  ])('has these %s', async (_, query) => {
    const lines = await withClient(database.url, async (client) => {
      const { rows } = await client.query<{ line: string }>(query);
      return rows.map(({ line }) => line);
    });
    expect(lines.length).toBeGreaterThan(0);
    expect(`\n${lines.toSorted().join('\n')}\n`).toMatchSnapshot();
  });
});
