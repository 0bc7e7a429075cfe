import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure } from './command-failure.js';

/** What a running local system says of itself in `.bylaw/run.json`. */
export interface RunState {
  readonly gatewayUrl: string;
  readonly hubUrls: readonly string[];
  readonly adminToken: string;
  readonly enrolmentToken: string;
  readonly postgresUrl: string;
}

/**
 * The local system that runs: that of the state folder, when one is named, as BYLAW_STATE_DIR names it to `npm start`;
 * otherwise that of this project folder or the nearest one above. Undefined when none runs.
 * @throws CommandFailure when what it says can't be read
 */
export function readRunState(folder: string, stateDir?: string): RunState | undefined {
  const file = join(stateDir ?? join(folder, '.bylaw'), 'run.json');
  if (existsSync(file)) return readState(file);
  const above = dirname(folder);
  return above === folder || stateDir !== undefined ? undefined : readRunState(above);
}

function readState(file: string): RunState {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunState;
  } catch (error) {
    throw new CommandFailure(`${file} can't be read: ${(error as Error).message}.`);
  }
}
