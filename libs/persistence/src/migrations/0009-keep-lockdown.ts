import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lockdown: a row while every action is denied, none otherwise. */
export class KeepLockdown1763800000009 implements MigrationInterface {
  name = 'KeepLockdown1763800000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const STATEMENTS = [
  `CREATE TABLE lockdown (
     only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
     reason text NOT NULL,
     declared_by text NOT NULL,
     declared_at timestamptz(3) NOT NULL
   )`,
  `GRANT SELECT ON lockdown TO bylaw_gateway, bylaw_hub, bylaw_policy_worker`,
  `GRANT INSERT, UPDATE (reason, declared_by, declared_at), DELETE ON lockdown TO bylaw_policy_worker`,
];
