import type { PinnedImportResult } from '@bylaw/contracts';
import type { Command } from 'commander';
import type { Api } from '../api.js';
import { gatewayAccess } from '../gateway-access.js';
import { readText } from '../offline/text-file.js';
import { exportYaml } from '../policy-file/policy-file-commands.js';

type Say = (line: string) => void;

interface Options {
  readonly gateway?: string;
}

const GATEWAY = ['--gateway <url>', 'the gateway; that of the system that runs here when not given'] as const;

/** Adds `pinned export` and `pinned import`, which ask the gateway as an operator (BYLAW_TOKEN). */
export function addPinnedCommands(bylaw: Command, say: Say): void {
  const pinned = bylaw
    .command('pinned')
    .description(
      'export, import: commands whose decision every policy must keep, as a YAML file (BYLAW_TOKEN)',
    );
  const apiOf = ({ gateway }: Options) => gatewayAccess(gateway, process.cwd(), process.env).api;
  pinned
    .command('export [file]')
    .description('write all pinned cases to a file, or to the screen')
    .option(...GATEWAY)
    .action((file: string | undefined, options: Options) =>
      exportYaml(apiOf(options), '/v1/pinned-cases/export', file, say),
    );
  pinned
    .command('import <file>')
    .description('pin all cases of a file, or none if the policy breaks one, such as policies/pinned.yaml')
    .option(...GATEWAY)
    .action((file: string, options: Options) => importPinned(apiOf(options), file, say));
}

/** @throws CommandFailure with what the gateway says, or that it doesn't answer */
async function importPinned(api: Api, file: string, say: Say): Promise<void> {
  const answer = await api.sendYaml<PinnedImportResult | { location: string }>(
    '/v1/pinned-cases/import',
    readText(file),
  );
  const { body } = answer;
  say(
    'added' in body
      ? `Pinned ${body.added} cases; ${body.duplicates} were pinned already.`
      : `It takes long; what comes of it will be at ${body.location}`,
  );
}
