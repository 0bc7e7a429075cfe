import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from '../run-command.js';

/** A Redis server program and what must be in its environment for it to run. */
export interface RedisProgram {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

const OLDEST = [6, 2] as const;

/** The first `redis-server` or `valkey-server` on the search path that runs and is new enough (6.2). */
export async function locateRedis(searchPath: string): Promise<RedisProgram | undefined> {
  for (const name of ['redis-server', 'valkey-server']) {
    for (const folder of searchPath.split(delimiter).filter((entry) => entry !== '')) {
      const program = { command: join(folder, name), env: {} };
      if (isExecutable(program.command) && (await isUsable(program))) return program;
    }
  }
  return undefined;
}

/** Whether the program runs on this machine and is new enough. */
export async function isUsable({ command, env }: RedisProgram): Promise<boolean> {
  const { code, output } = await runCommand(command, ['--version'], { env });
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(output) ?? [];
  if (code !== 0 || major === undefined || minor === undefined) return false;
  return Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
}

/** Whether the file can be run by us. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
