import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules that a suggestion adds in vain or makes superfluous, as found when it was proposed: part of its content. */
export class KeepOverlaps1763800000006 implements MigrationInterface {
  name = 'KeepOverlaps1763800000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

// No role may UPDATE them: they are written once, with the suggestion. NULL: they were not looked for, or not in time.
const STATEMENTS = [
  `ALTER TABLE suggestions
     ADD COLUMN found_overlaps jsonb,
     ADD COLUMN overlap_count integer,
     ADD CHECK ((found_overlaps IS NULL) = (overlap_count IS NULL))`,
];
