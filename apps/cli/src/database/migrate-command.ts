import { migrate } from '@bylaw/persistence';
import { CommandFailure } from '../command-failure.js';

/** `bylaw migrate`: brings the schema up to date. */
export async function migrateCommand(databaseUrl: string, say: (line: string) => void): Promise<void> {
  try {
    await migrate(databaseUrl);
  } catch (error) {
    throw new CommandFailure(
      `The database schema could not be brought up to date: ${(error as Error).message}\n` +
        'DATABASE_URL must be reachable, and its user own the database and be allowed to create roles.',
    );
  }
  say('The database schema is up to date.');
}
