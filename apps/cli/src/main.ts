import { Command } from 'commander';
import { addAuditCommands } from './audit/add-audit-commands.js';
import { CommandFailure } from './command-failure.js';
import { addDeadJobCommands } from './dead-jobs/add-dead-job-commands.js';
import { gatewayAccess } from './gateway-access.js';
import { addOfflineCommands } from './offline/add-offline-commands.js';
import { packNamed, readPacks } from './packs/pack-folder.js';
import { listPacks, proposePack, showPack } from './packs/packs-command.js';
import { addPinnedCommands } from './pinned-cases/add-pinned-commands.js';
import { addPolicyCommands } from './policy-file/add-policy-commands.js';
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
    .action(async () => {
      // The database's libraries take longer to load than most commands take to run.
      const { migrateCommand } = await import('./database/migrate-command.js');
      await migrateCommand(databaseUrl(), say);
    });
  addAuditCommands(bylaw, databaseUrl, say);
  addPacks(
    bylaw
      .command('packs')
      .description('list, show, propose: curated rules, for what is too rare to be learned'),
  );
  addPolicyCommands(bylaw, say);
  addPinnedCommands(bylaw, say);
  addDeadJobCommands(bylaw, say);
  addOfflineCommands(bylaw, say);
  return bylaw;
}

function addPacks(packs: Command): void {
  packs
    .command('list')
    .description('the packs that there are')
    .action(() => listPacks(readPacks(), say));
  packs
    .command('show <name>')
    .description('the rules of a pack, with commands that they match (+) and leave alone (-)')
    .action((name: string) => showPack(packNamed(name, readPacks()), say));
  packs
    .command('propose <name>')
    .description('make a suggestion of a pack: nothing is applied until a person types APPLY (BYLAW_TOKEN)')
    .option('--gateway <url>', 'the gateway; that of the system that runs here when not given')
    .option('--comment <text>', 'why it is proposed')
    .action((name: string, { gateway, comment }: { gateway?: string; comment?: string }) => {
      const pack = packNamed(name, readPacks());
      return proposePack(pack, gatewayAccess(gateway, process.cwd(), process.env), comment, say);
    });
}

// Whoever reads the output may stop early, as `head` does: then there is nobody left to write for.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await program().parseAsync();
} catch (error) {
  const message = error instanceof CommandFailure ? error.message : (error as Error).stack;
  process.stderr.write(`${message ?? String(error)}\n`);
  process.exitCode = 1;
}
