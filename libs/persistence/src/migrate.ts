import { createOwnerDataSource } from './data-source.js';

/** Any number that nothing else locks: migrations of one database take turns. */
const MIGRATION_LOCK = 4_201_763_800;

/**
 * Brings the database's schema up to date, as its owner. Does nothing when it is; may be called by several processes
 * at the same time.
 * @throws Error of Postgres when it can't be reached or a statement is refused; nothing is half done then.
 */
export async function migrate(url: string): Promise<void> {
  const dataSource = createOwnerDataSource(url);
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
