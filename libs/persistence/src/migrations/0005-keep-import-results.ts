import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What imports answered, so that a job delivered again answers the same (I3); and the age of answers, to forget them by. */
export class KeepImportResults1763800000005 implements MigrationInterface {
  name = 'KeepImportResults1763800000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const STATEMENTS = [
  `CREATE TABLE import_results (
     id uuid PRIMARY KEY,
     imported integer NOT NULL,
     duplicates integer NOT NULL,
     finished_at timestamptz(3) NOT NULL
   )`,
  `CREATE INDEX import_results_finished_at ON import_results (finished_at)`,
  `CREATE INDEX commands_finished_at ON commands (finished_at)`,
  `GRANT SELECT ON import_results TO bylaw_gateway, bylaw_hub, bylaw_policy_worker, bylaw_trainer`,
  `GRANT INSERT ON import_results TO bylaw_hub`,
  `GRANT DELETE ON import_results TO bylaw_policy_worker`,
];
