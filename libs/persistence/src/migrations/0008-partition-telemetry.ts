import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PARTITION_FUNCTIONS } from './0008-partition-functions.js';

/**
 * Actions and their outcomes by the week that is in their id, so that they can be let go of a week at a time, and searched
 * (ADR 19). Rows that there are move into their partitions, which writes the two tables once again.
 */
export class PartitionTelemetry1763800000008 implements MigrationInterface {
  name = 'PartitionTelemetry1763800000008';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const ROLES = 'bylaw_gateway, bylaw_hub, bylaw_policy_worker, bylaw_trainer';

/** Text search needs trigrams. A database whose owner may not have them searches without. */
const TRIGRAMS = `
  DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
    END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE WARNING 'pg_trgm is missing: text search of actions reads every row until an administrator creates it';
  END $$`;

/** The weeks from the first one that has rows on, but not from before these years: an id may be of any time. */
const WEEKS_OF_ROWS = `
  DO $$
  DECLARE
    one timestamptz;
  BEGIN
    FOR one IN
      SELECT DISTINCT telemetry_week(id) FROM actions_before
       WHERE id >= telemetry_floor(telemetry_week(now() - interval '5 years')) AND id < telemetry_floor(now())
       UNION SELECT telemetry_week(now()) ORDER BY 1
    LOOP
      PERFORM attach_telemetry_week(one);
    END LOOP;
    EXECUTE format('CREATE TABLE actions_earlier PARTITION OF actions FOR VALUES FROM (MINVALUE) TO (%L)', first_telemetry_id());
    EXECUTE format('CREATE TABLE action_outcomes_earlier PARTITION OF action_outcomes FOR VALUES FROM (MINVALUE) TO (%L)',
      first_telemetry_id());
  END $$`;

/** What follows the week partitions: ids of a far future, which are those that say no time, and whatever falls in gaps. */
const othersOf = (table: string): string[] => [
  `CREATE TABLE ${table}_default PARTITION OF ${table} DEFAULT`,
  `CREATE TABLE ${table}_later PARTITION OF ${table}
     FOR VALUES FROM ('03bb2cc3-d800-0000-0000-000000000000') TO (MAXVALUE)`,
];

const partitioned = (table: string, key: string): string[] => [
  `ALTER TABLE ${table} RENAME TO ${table}_before`,
  `ALTER INDEX ${table}_pkey RENAME TO ${table}_before_pkey`,
  `CREATE TABLE ${table} (LIKE ${table}_before INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)
     PARTITION BY RANGE (${key})`,
  `GRANT SELECT ON ${table} TO ${ROLES}`,
  `GRANT INSERT ON ${table} TO bylaw_hub`,
  ...othersOf(table),
];

/** Indexes come after the rows: that is faster. */
const filled = (table: string, indexes: readonly string[]): string[] => [
  `INSERT INTO ${table} SELECT * FROM ${table}_before`,
  `DROP TABLE ${table}_before`,
  ...indexes,
];

/** The triggers of migration 7, which keep digests true; the dropped table took its own with it. */
const digestTriggers = (table: string, key: string): string[] => [
  ...[
    ['insert', 'INSERT', 'NEW'],
    ['update', 'UPDATE', 'NEW'],
    ['update_of', 'UPDATE', 'OLD'],
    ['delete', 'DELETE', 'OLD'],
  ].map(
    ([name, event, rows]) =>
      `CREATE TRIGGER forget_training_digests_on_${name} AFTER ${event} ON ${table}
         REFERENCING ${rows} TABLE AS changed FOR EACH STATEMENT
         EXECUTE FUNCTION forget_training_digests_by_${key}()`,
  ),
  `CREATE TRIGGER forget_training_digests_on_truncate AFTER TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION forget_all_training_digests()`,
];

/** A label's own copy of its action's time, by which labelled actions are listed in order. */
const LABELS_BY_TIME = [
  `ALTER TABLE action_labels ADD COLUMN action_ts timestamptz(3)`,
  `CREATE FUNCTION know_time_of_labelled_action() RETURNS trigger
     LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
   BEGIN
     NEW.action_ts := coalesce((SELECT ts FROM actions WHERE id = NEW.action_id), NEW.labelled_at);
     RETURN NEW;
   END $$`,
  `ALTER TABLE action_labels DISABLE TRIGGER USER`,
  `UPDATE action_labels l
      SET action_ts = coalesce((SELECT ts FROM actions a WHERE a.id = l.action_id), l.labelled_at)`,
  `ALTER TABLE action_labels ENABLE TRIGGER USER`,
  `ALTER TABLE action_labels ALTER COLUMN action_ts SET NOT NULL`,
  `CREATE TRIGGER know_time_of_labelled_action BEFORE INSERT ON action_labels
     FOR EACH ROW WHEN (NEW.action_ts IS NULL) EXECUTE FUNCTION know_time_of_labelled_action()`,
  `CREATE INDEX action_labels_label ON action_labels (label, action_ts DESC, action_id DESC)`,
];

const STATEMENTS = [
  TRIGRAMS,
  ...partitioned('actions', 'id'),
  ...partitioned('action_outcomes', 'action_id'),
  ...PARTITION_FUNCTIONS,
  WEEKS_OF_ROWS,
  ...filled('actions', [
    `ALTER TABLE actions ADD PRIMARY KEY (id)`,
    `CREATE INDEX actions_ts ON actions (ts DESC, id DESC)`,
    `CREATE INDEX actions_agent ON actions (agent_id, ts DESC, id DESC) WHERE agent_id IS NOT NULL`,
    `CREATE INDEX actions_tool ON actions (tool, ts DESC, id DESC)`,
    `CREATE INDEX actions_decision ON actions (decision, ts DESC, id DESC) WHERE decision IS NOT NULL`,
  ]),
  ...filled('action_outcomes', [
    `ALTER TABLE action_outcomes ADD PRIMARY KEY (action_id)`,
    `CREATE INDEX action_outcomes_agent ON action_outcomes (agent_id, action_id DESC)`,
  ]),
  ...digestTriggers('actions', 'id'),
  ...digestTriggers('action_outcomes', 'action_id'),
  ...LABELS_BY_TIME,
  `SELECT make_telemetry_partitions(4)`,
  `ANALYZE actions, action_outcomes, action_labels`,
];
