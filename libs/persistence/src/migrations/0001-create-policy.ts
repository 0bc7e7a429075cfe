import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The policy: rules, versions, suggestions, pinned cases and the commands that changed them. What the invariants
 * promise is carried by constraints here, so that no path through the code can break it.
 */
export class CreatePolicy1763800000001 implements MigrationInterface {
  name = 'CreatePolicy1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const STATEMENTS = [
  // The one row that says which version is current; locking it makes changes of policy take turns (I2, I3).
  `CREATE TABLE policy_state (
     id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
     version integer NOT NULL DEFAULT 0 CHECK (version >= 0)
   )`,
  `INSERT INTO policy_state (id, version) VALUES (1, 0)`,

  // What a rule says never changes; whether it is active is in rule_spans.
  `CREATE TABLE rules (
     id uuid PRIMARY KEY,
     pattern text NOT NULL CHECK (length(pattern) BETWEEN 1 AND 1000),
     effect text NOT NULL CHECK (effect IN ('allow', 'deny', 'review')),
     tool text,
     target text NOT NULL CHECK (target IN ('command', 'text')),
     mode text NOT NULL CHECK (mode IN ('enforce', 'observe')),
     locked boolean NOT NULL,
     confidence double precision CHECK (confidence BETWEEN 0 AND 1),
     reason text,
     added_by text NOT NULL,
     added_at timestamptz(3) NOT NULL,
     added_in_version integer NOT NULL
   )`,
  `CREATE INDEX rules_added_in_version ON rules (added_in_version)`,

  `CREATE TABLE suggestions (
     id uuid PRIMARY KEY,
     status text NOT NULL DEFAULT 'pending'
       CHECK (status IN ('pending', 'applied', 'rejected', 'expired', 'stale', 'superseded')),
     proposed_by text NOT NULL,
     proposer jsonb NOT NULL,
     proposed_at timestamptz(3) NOT NULL,
     diff jsonb NOT NULL,
     content_hash text NOT NULL,
     base_version integer NOT NULL,
     comment text,
     evidence jsonb,
     replay jsonb,
     replayed_version integer,
     reviewed_by text,
     reviewed_at timestamptz(3),
     review_comment text,
     applied_version integer,
     training_id uuid,
     expires_at timestamptz(3) NOT NULL,
     CHECK ((status = 'applied') = (applied_version IS NOT NULL))
   )`,
  // The same diff proposed again while pending is the same suggestion.
  `CREATE UNIQUE INDEX suggestions_pending_content ON suggestions (content_hash) WHERE status = 'pending'`,
  `CREATE INDEX suggestions_status ON suggestions (status, id)`,

  `CREATE TABLE policy_versions (
     version integer PRIMARY KEY CHECK (version > 0),
     kind text NOT NULL CHECK (kind IN ('apply', 'rollback', 'restore')),
     suggestion_id uuid UNIQUE REFERENCES suggestions (id),
     reverts integer,
     author text NOT NULL,
     comment text,
     created_at timestamptz(3) NOT NULL,
     added uuid[] NOT NULL,
     removed jsonb NOT NULL,
     CHECK ((kind = 'apply') = (suggestion_id IS NOT NULL)),
     CHECK ((kind = 'apply') = (reverts IS NULL))
   )`,
  // A version is rolled back at most once (I5).
  `CREATE UNIQUE INDEX policy_versions_rolled_back_once ON policy_versions (reverts) WHERE kind = 'rollback'`,
  `ALTER TABLE suggestions ADD FOREIGN KEY (applied_version) REFERENCES policy_versions (version)
     DEFERRABLE INITIALLY DEFERRED`,
  `ALTER TABLE rules ADD FOREIGN KEY (added_in_version) REFERENCES policy_versions (version)
     DEFERRABLE INITIALLY DEFERRED`,

  // The versions during which a rule is active: from added_in up to, not including, removed_in.
  `CREATE TABLE rule_spans (
     rule_id uuid NOT NULL REFERENCES rules (id),
     added_in integer NOT NULL REFERENCES policy_versions (version) DEFERRABLE INITIALLY DEFERRED,
     removed_in integer REFERENCES policy_versions (version) DEFERRABLE INITIALLY DEFERRED,
     PRIMARY KEY (rule_id, added_in),
     CHECK (removed_in > added_in)
   )`,
  `CREATE UNIQUE INDEX rule_spans_active ON rule_spans (rule_id) WHERE removed_in IS NULL`,
  `CREATE INDEX rule_spans_added_in ON rule_spans (added_in)`,
  `CREATE INDEX rule_spans_removed_in ON rule_spans (removed_in)`,

  // A version number follows the one before it: no gaps, whoever inserts (I3).
  `CREATE FUNCTION policy_versions_without_gaps() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NEW.version <> (SELECT version FROM policy_state WHERE id = 1) + 1 THEN
       RAISE EXCEPTION 'version % does not follow the current version', NEW.version;
     END IF;
     UPDATE policy_state SET version = NEW.version WHERE id = 1;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER policy_versions_without_gaps BEFORE INSERT ON policy_versions
     FOR EACH ROW EXECUTE FUNCTION policy_versions_without_gaps()`,

  `CREATE TABLE pinned_cases (
     id uuid PRIMARY KEY,
     tool text NOT NULL,
     command text NOT NULL,
     args jsonb,
     expect text NOT NULL CHECK (expect IN ('allow', 'deny', 'review')),
     comment text,
     created_by text NOT NULL,
     created_at timestamptz(3) NOT NULL
   )`,

  // Every command that was carried out, with its answer: a command delivered again answers the same (I3).
  `CREATE TABLE commands (
     id uuid PRIMARY KEY,
     name text NOT NULL,
     result jsonb NOT NULL,
     finished_at timestamptz(3) NOT NULL
   )`,
];
