import { Command } from 'commander';
import { verifyAuditCommand } from './audit/verify-audit-command.js';
import { CommandFailure } from './command-failure.js';
import { migrateCommand } from './database/migrate-command.js';
import { readRunState } from './run-state.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The database that is meant: DATABASE_URL, or that of the local system that runs here. */
function databaseUrl(): string {
  const given = process.env['DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const running = readRunState(process.cwd(), process.env['BYLAW_STATE_DIR']);
  if (running !== undefined) return running.postgresUrl;
  throw new CommandFailure(
    'Which database? Set DATABASE_URL, or start the system in this folder with `npm start`.',
  );
}

function program(): Command {
  const bylaw = new Command('bylaw').description('Operates a Bylaw system.');
  bylaw
    .command('migrate')
    .description('bring the database schema up to date (DATABASE_URL)')
    .action(() => migrateCommand(databaseUrl(), say));
  bylaw
    .command('audit')
    .description('the record of every change')
    .command('verify')
    .description('check the whole chain of audit events; exit code 1 when it is broken')
    .action(async () => {
      if (!(await verifyAuditCommand(databaseUrl(), say))) process.exitCode = 1;
    });
  return bylaw;
}

try {
  await program().parseAsync();
} catch (error) {
  const message = error instanceof CommandFailure ? error.message : (error as Error).stack;
  process.stderr.write(`${message ?? String(error)}\n`);
  process.exitCode = 1;
}
