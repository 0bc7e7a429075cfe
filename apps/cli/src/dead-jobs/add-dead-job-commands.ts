import type { Command } from 'commander';
import { gatewayAccess } from '../gateway-access.js';
import { discardDeadJob, listDeadJobs, retryDeadJob } from './dead-jobs-command.js';

type Say = (line: string) => void;

interface Options {
  readonly gateway?: string;
}

const GATEWAY = ['--gateway <url>', 'the gateway; that of the system that runs here when not given'] as const;

/** Adds `dead-jobs list`, `retry` and `discard`, which ask the gateway as an admin (BYLAW_TOKEN). */
export function addDeadJobCommands(bylaw: Command, say: Say): void {
  const deadJobs = bylaw
    .command('dead-jobs')
    .description('list, retry, discard: jobs that can never work, kept until an admin decides (BYLAW_TOKEN)');
  const api = ({ gateway }: Options) => gatewayAccess(gateway, process.cwd(), process.env).api;
  deadJobs
    .command('list')
    .description('all of them, with why they failed')
    .option(...GATEWAY)
    .action((options: Options) => listDeadJobs(api(options), say));
  deadJobs
    .command('retry <queue> <id>')
    .description('have one tried again, when what it lacked is there')
    .option(...GATEWAY)
    .action((queue: string, id: string, options: Options) => retryDeadJob(api(options), { queue, id }, say));
  deadJobs
    .command('discard <queue> <id>')
    .description('remove one for ever, with what it carries')
    .option(...GATEWAY)
    .action((queue: string, id: string, options: Options) =>
      discardDeadJob(api(options), { queue, id }, say),
    );
}
