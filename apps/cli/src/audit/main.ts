import { Command } from 'commander';
import { resolve } from 'node:path';
import { CommandFailure } from '../command-failure.js';
import { givenHead, verifyFileCommand } from './verify-file-command.js';

/** `npm run audit:verify -- FILE [--head SEQ:HASH]`. */
async function main(): Promise<void> {
  const command = new Command('npm run audit:verify --')
    .description('Checks an export of the audit, without a database; exit code 1 when it is broken.')
    .argument('<file>', 'JSON lines as GET /v1/audit/export answers them, gzipped or not')
    .option('--head <seq:hash>', 'a head that was kept: what was cut off or written anew since is found too')
    .parse();
  const [file = ''] = command.args;
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const { head } = command.opts<{ head?: string }>();
  const valid = await verifyFileCommand(path, givenHead(head), (line) => process.stdout.write(`${line}\n`));
  if (!valid) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  const message = error instanceof CommandFailure ? error.message : (error as Error).stack;
  process.stderr.write(`${message ?? String(error)}\n`);
  process.exitCode = 1;
}
