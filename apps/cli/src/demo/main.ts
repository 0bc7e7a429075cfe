import { HubError } from '@bylaw/client';
import { Command } from 'commander';
import { join, resolve } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import { readRunState } from '../run-state.js';
import { askPerson } from './ask-person.js';
import { Demo } from './demo.js';
import { Screen } from '../screen.js';

const projectDir = resolve(import.meta.dirname, '../../../..');

async function main(): Promise<void> {
  const command = new Command('npm run demo --')
    .description('Shows the whole loop beside a running system.')
    .option('--yes', 'type APPLY for the person')
    .option('--csv <file>', 'labelled commands: telemetry CSV, or command,label,source')
    .parse();
  const { yes = false, csv } = command.opts<{ yes?: boolean; csv?: string }>();
  const run = readRunState(projectDir, process.env['BYLAW_STATE_DIR']);
  if (run === undefined) {
    throw new CommandFailure(
      'Bylaw is not running here. Start it in another terminal with `npm start`, and try again.',
    );
  }
  const screen = new Screen(process.stdout);
  const confirm = async (question: string): Promise<string | undefined> => {
    if (!yes) return askPerson(question);
    screen.say(`${question}APPLY  (--yes)`);
    return 'APPLY';
  };
  await new Demo({ run, projectDir, csv: telemetryFile(csv), screen, confirm }).execute();
}

/** The file given, as seen from where the person is; the project's own small one otherwise. */
function telemetryFile(given: string | undefined): string {
  if (given === undefined) return join(projectDir, 'examples', 'telemetry-csv', 'small.csv');
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
}

try {
  await main();
} catch (error) {
  const message =
    error instanceof CommandFailure || error instanceof HubError ? error.message : (error as Error).stack;
  process.stderr.write(`\n${message ?? String(error)}\n`);
  process.exitCode = 1;
}
