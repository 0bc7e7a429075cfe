import type { Command } from 'commander';
import { gatewayAccess } from '../gateway-access.js';

type Say = (line: string) => void;

interface Options {
  readonly head?: string;
  readonly gateway?: string;
}

const HEAD = [
  '--head <seq:hash>',
  'a head that was kept: what was cut off or written anew since is found too',
] as const;

/** Adds `audit verify`, `audit export` and `audit verify-file`. Exit code 1: the chain is broken. */
export function addAuditCommands(bylaw: Command, databaseUrl: () => string, say: Say): void {
  const audit = bylaw.command('audit').description('verify, export, verify-file: the record of every change');
  audit
    .command('verify')
    .description('check the whole chain of audit events; exit code 1 when it is broken')
    .option(...HEAD)
    .action(async ({ head }: Options) => {
      // The database's libraries take longer to load than most commands take to run.
      const { verifyAuditCommand } = await import('./verify-audit-command.js');
      const { givenHead } = await import('./verify-file-command.js');
      if (!(await verifyAuditCommand(databaseUrl(), givenHead(head), say))) process.exitCode = 1;
    });
  audit
    .command('export <file>')
    .description('write all events to a file as JSON lines, gzipped if its name ends with .gz (BYLAW_TOKEN)')
    .option('--gateway <url>', 'the gateway; that of the system that runs here when not given')
    .action(async (file: string, { gateway }: Options) => {
      const { exportAuditCommand } = await import('./export-audit-command.js');
      await exportAuditCommand(gatewayAccess(gateway, process.cwd(), process.env).api, file, say);
    });
  audit
    .command('verify-file <file>')
    .description('check such a file, without any server; exit code 1 when it is broken')
    .option(...HEAD)
    .action(async (file: string, { head }: Options) => {
      const { givenHead, verifyFileCommand } = await import('./verify-file-command.js');
      if (!(await verifyFileCommand(file, givenHead(head), say))) process.exitCode = 1;
    });
}
