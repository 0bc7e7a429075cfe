import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What training has read of finished days, condensed, so that later runs read that and not the telemetry (ADR 16). A
 * digest is deleted by whatever transaction changes an action, label, verdict or outcome that it covers.
 */
export class KeepTrainingDigests1763800000007 implements MigrationInterface {
  name = 'KeepTrainingDigests1763800000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

/** The column of each table that names the action. */
const TELEMETRY = {
  actions: 'id',
  action_labels: 'action_id',
  action_outcomes: 'action_id',
  reviews: 'action_id',
};

// A transaction with an older snapshot than a digest could not see it to delete it: such ones are refused.
const forgetBy = (column: string): string =>
  `CREATE FUNCTION forget_training_digests_by_${column}() RETURNS trigger
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
   DECLARE
     lowest uuid;
     highest uuid;
   BEGIN
     IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
       RAISE EXCEPTION 'telemetry is written in READ COMMITTED only, or digests of it would go stale'
         USING ERRCODE = 'feature_not_supported';
     END IF;
     SELECT ${column} INTO lowest FROM changed ORDER BY ${column} LIMIT 1;
     IF lowest IS NULL THEN RETURN NULL; END IF;
     SELECT ${column} INTO highest FROM changed ORDER BY ${column} DESC LIMIT 1;
     DELETE FROM training_digests d
      WHERE d.upto_id >= lowest AND (d.after_id IS NULL OR d.after_id < highest)
        AND EXISTS (SELECT FROM changed c
                     WHERE c.${column} <= d.upto_id AND (d.after_id IS NULL OR c.${column} > d.after_id));
     RETURN NULL;
   END $$`;

const triggersOf = ([table, column]: [string, string]): string[] =>
  (
    [
      ['insert', 'INSERT', 'NEW'],
      ['update', 'UPDATE', 'NEW'],
      ['update_of', 'UPDATE', 'OLD'],
      ['delete', 'DELETE', 'OLD'],
    ] as const
  ).map(
    ([name, event, rows]) =>
      `CREATE TRIGGER forget_training_digests_on_${name} AFTER ${event} ON ${table}
         REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT
         EXECUTE FUNCTION forget_training_digests_by_${column}()`,
  );

const STATEMENTS = [
  // Built or in the making (built_at is null). It covers the actions with ids above after_id (all from the first on, when
  // null) up to and including upto_id.
  `CREATE TABLE training_digests (
     id uuid PRIMARY KEY,
     format text NOT NULL,
     after_id uuid,
     upto_id uuid NOT NULL,
     registered_at timestamptz(3) NOT NULL,
     used_on date NOT NULL,
     built_at timestamptz(3),
     actions integer,
     blocks integer,
     first_ts timestamptz(3),
     last_ts timestamptz(3),
     CHECK ((built_at IS NULL) = (actions IS NULL) AND (built_at IS NULL) = (blocks IS NULL))
   )`,
  `CREATE INDEX training_digests_upto ON training_digests (upto_id)`,
  `CREATE UNIQUE INDEX training_digests_built ON training_digests (format, upto_id) WHERE built_at IS NOT NULL`,

  // Without a foreign key: whoever changes telemetry deletes one small row, the trainer sweeps up the blocks.
  `CREATE TABLE training_digest_blocks (
     digest_id uuid NOT NULL,
     number integer NOT NULL,
     data bytea NOT NULL,
     PRIMARY KEY (digest_id, number)
   )`,
  `ALTER TABLE training_digest_blocks ALTER COLUMN data SET STORAGE EXTERNAL`,

  `GRANT SELECT, INSERT, DELETE ON training_digests, training_digest_blocks TO bylaw_trainer`,
  `GRANT UPDATE (built_at, used_on, actions, blocks, first_ts, last_ts) ON training_digests TO bylaw_trainer`,

  ...[...new Set(Object.values(TELEMETRY))].map(forgetBy),
  ...Object.entries(TELEMETRY).flatMap(triggersOf),
  `CREATE FUNCTION forget_all_training_digests() RETURNS trigger
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
   BEGIN
     DELETE FROM training_digests;
     RETURN NULL;
   END $$`,
  ...Object.keys(TELEMETRY).map(
    (table) =>
      `CREATE TRIGGER forget_training_digests_on_truncate AFTER TRUNCATE ON ${table}
         FOR EACH STATEMENT EXECUTE FUNCTION forget_all_training_digests()`,
  ),
];
