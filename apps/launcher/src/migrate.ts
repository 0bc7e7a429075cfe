import { checkPostgres } from '@bylaw/local-services';
import { bringUpToDate, makeLogins } from './prepare-database.js';

/**
 * A program of its own, for containers: brings the schema of DATABASE_URL up to date, makes a login for each app whose
 * password is set, and ends.
 */
async function main(): Promise<void> {
  const { env } = process;
  const url = env['DATABASE_URL'] ?? '';
  await checkPostgres(url);
  await bringUpToDate(url);
  await makeLogins(url, {
    gateway: nonEmpty(env['GATEWAY_DB_PASSWORD']),
    'agent-hub': nonEmpty(env['HUB_DB_PASSWORD']),
    'policy-worker': nonEmpty(env['POLICY_WORKER_DB_PASSWORD']),
    'trainer-worker': nonEmpty(env['TRAINER_DB_PASSWORD']),
  });
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

try {
  await main();
  process.stdout.write('The database is ready.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
