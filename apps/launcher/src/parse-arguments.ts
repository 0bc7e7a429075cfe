import { parseArgs } from 'node:util';
import type { AppName } from './app-names.js';
import { LaunchFailure } from './launch-failure.js';

const MOST = 64;
const USAGE = 'npm start [-- --hubs N --policy-workers N --trainer-workers N]';

/** How many processes of each app to run. */
export type AppCounts = Readonly<Record<AppName, number>>;

/** Reads the flags of `npm start`. @throws LaunchFailure that names the wrong one. */
export function parseArguments(args: readonly string[]): AppCounts {
  let values: Readonly<Record<string, string | undefined>>;
  try {
    const options = {
      hubs: { type: 'string' },
      'policy-workers': { type: 'string' },
      'trainer-workers': { type: 'string' },
    } as const;
    ({ values } = parseArgs({ args: [...args], options, strict: true }));
  } catch (error) {
    throw new LaunchFailure(`${(error as Error).message}\nUsage: ${USAGE}`);
  }
  return {
    gateway: 1,
    'agent-hub': count('hubs', values['hubs']),
    'policy-worker': count('policy-workers', values['policy-workers']),
    'trainer-worker': count('trainer-workers', values['trainer-workers']),
  };
}

function count(flag: string, value: string | undefined): number {
  if (value === undefined) return 1;
  const number = /^\d+$/.test(value) ? Number(value) : 0;
  if (number >= 1 && number <= MOST) return number;
  throw new LaunchFailure(
    `--${flag} is '${value}': it must be a whole number from 1 to ${MOST}.\nUsage: ${USAGE}`,
  );
}
