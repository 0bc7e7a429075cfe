import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has approved a change that needs the approval of several. */
export class KeepApprovals1763800000010 implements MigrationInterface {
  name = 'KeepApprovals1763800000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

// An approval is of one content: whatever has another hash needs approvals of its own.
const STATEMENTS = [
  `CREATE TABLE approvals (
     change text NOT NULL CHECK (change IN ('apply', 'rollback', 'restore')),
     subject text NOT NULL,
     content_hash text NOT NULL,
     operator_id uuid NOT NULL REFERENCES tokens (id),
     operator_name text NOT NULL,
     comment text NOT NULL,
     approved_at timestamptz(3) NOT NULL,
     PRIMARY KEY (change, subject, content_hash, operator_id)
   )`,
  `GRANT SELECT ON approvals TO bylaw_gateway, bylaw_policy_worker`,
  `GRANT INSERT, DELETE ON approvals TO bylaw_policy_worker`,
];
