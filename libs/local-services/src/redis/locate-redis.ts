import { programsOnPath } from '../is-executable.js';
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
    for (const command of programsOnPath(name, searchPath)) {
      const program = { command, env: {} };
      if (await isUsable(program)) return program;
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
