import type { Command } from 'commander';
import { gatewayAccess } from '../gateway-access.js';
import { exportYaml, proposePolicy, type ProposeOptions } from './policy-file-commands.js';

type Say = (line: string) => void;

interface Options extends ProposeOptions {
  readonly gateway?: string;
}

const GATEWAY = ['--gateway <url>', 'the gateway; that of the system that runs here when not given'] as const;

/** Adds `policy export` and `policy propose`, which ask the gateway as an operator (BYLAW_TOKEN). */
export function addPolicyCommands(bylaw: Command, say: Say): void {
  const policy = bylaw
    .command('policy')
    .description(
      'export, propose: the whole policy as a YAML file, for repositories and pipelines (BYLAW_TOKEN)',
    );
  const access = ({ gateway }: Options) => gatewayAccess(gateway, process.cwd(), process.env);
  policy
    .command('export [file]')
    .description('write the policy to a file, or to the screen; the same rules give the same bytes')
    .option(...GATEWAY)
    .action((file: string | undefined, options: Options) =>
      exportYaml(access(options).api, '/v1/policy/export', file, say),
    );
  policy
    .command('propose <file>')
    .description('make a suggestion of what the file changes: nothing is applied until a person types APPLY')
    .option('--comment <text>', 'why it is proposed')
    .option(
      '--base-version <n>',
      'the version that the file was made from: refused when the policy is at another',
    )
    .option(...GATEWAY)
    .action((file: string, options: Options) => proposePolicy(access(options), file, options, say));
}
