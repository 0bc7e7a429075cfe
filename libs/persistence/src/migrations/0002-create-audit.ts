import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The append-only, hash-chained audit (I6): the database refuses to change or remove what is in it, to anyone. */
export class CreateAudit1763800000002 implements MigrationInterface {
  name = 'CreateAudit1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const STATEMENTS = [
  `CREATE TABLE audit_events (
     seq bigint PRIMARY KEY CHECK (seq > 0),
     id uuid NOT NULL UNIQUE,
     at timestamptz(3) NOT NULL,
     actor_kind text NOT NULL,
     actor_id text NOT NULL,
     actor_name text NOT NULL,
     actor_role text,
     action text NOT NULL,
     outcome text NOT NULL CHECK (outcome IN ('done', 'refused')),
     subject text,
     reason text,
     from_version integer,
     to_version integer,
     details jsonb,
     command_id uuid,
     prev_hash text NOT NULL,
     hash text NOT NULL UNIQUE
   )`,
  `CREATE INDEX audit_events_subject ON audit_events (subject, seq)`,
  `CREATE FUNCTION audit_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'audit events can be neither changed nor removed' USING ERRCODE = 'insufficient_privilege';
   END $$`,
  `CREATE TRIGGER audit_events_no_change BEFORE UPDATE OR DELETE ON audit_events
     FOR EACH ROW EXECUTE FUNCTION audit_events_are_append_only()`,
  `CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
     FOR EACH STATEMENT EXECUTE FUNCTION audit_events_are_append_only()`,
];
