import { join, resolve } from 'node:path';
import { ServiceFailure } from '@bylaw/local-services';
import { LaunchFailure } from './launch-failure.js';
import { Launcher } from './launcher.js';
import { parseArguments } from './parse-arguments.js';
import { signInLink } from './sign-in-link.js';
import { welcome } from './welcome.js';

const projectDir = resolve(import.meta.dirname, '../../..');
const stateDir = resolve(process.env['BYLAW_STATE_DIR'] ?? join(projectDir, '.bylaw'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Resolves when a signal, the end of a test that started us, or the death of the npm that runs us says to stop. */
function toldToStop(): Promise<'told to stop'> {
  return new Promise((resolve) => {
    const tell = (): void => resolve('told to stop');
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell);
    process.on('disconnect', tell);
    const parent = process.ppid;
    if (process.env['npm_lifecycle_event'] !== 'start') return;
    setInterval(() => process.ppid !== parent && tell(), 500).unref();
  });
}

/** Runs a whole local system until it is told to stop; resolves with the exit code. */
async function main(): Promise<number> {
  const startedAt = Date.now();
  let launcher: Launcher | undefined;
  const told = toldToStop();
  try {
    const counts = parseArguments(process.argv.slice(2));
    launcher = new Launcher({ projectDir, stateDir, counts, env: process.env, log: say });
    const state = await Promise.race([launcher.start(), told]);
    if (state !== 'told to stop') {
      const link = await signInLink(state.gatewayUrl, state.adminToken);
      say(welcome(state, stateDir, link, (Date.now() - startedAt) / 1_000));
      await told;
    }
    say('\nStopping …');
    await launcher.stop();
    return 0;
  } catch (error) {
    await launcher?.stop();
    process.stderr.write(`\nBylaw could not start. ${describe(error)}\n`);
    return 1;
  }
}

function describe(error: unknown): string {
  if (error instanceof LaunchFailure || error instanceof ServiceFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A terminal that is closed takes its streams along; stopping in order must not fail on that.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.exit(await main());
