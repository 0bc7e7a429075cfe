import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { endLeftover, readPidFile } from '../end-leftover.js';
import { explainServerOutput } from '../explain-server-output.js';
import { LOCAL_HOST, freePort, isPortFree } from '../free-port.js';
import type { LocalService } from '../local-service.js';
import { ServerProcess } from '../server-process.js';
import { ServiceFailure } from '../service-failure.js';
import { becomesReady } from './becomes-ready.js';
import { provideRedisProgram } from './provide-redis-program.js';
import { syncEverySecond } from './sync-every-second.js';

const ATTEMPTS = 3;

/** How a private Redis is started. */
export interface RedisOptions {
  /** Folder of its own for the append-only file, made when missing. */
  readonly dataDir: string;
  /** Where downloaded packages are unpacked when the machine has no Redis. */
  readonly packagesDir: string;
  /** Folders to look for `redis-server` and `valkey-server` in, as in the variable PATH. */
  readonly searchPath: string;
  /** A free one unless given. */
  readonly port?: number;
  /** Random unless given. */
  readonly password?: string;
  /** For tests: nothing waits for the disk, and `dataDir` is removed when the server stops or its starter dies. */
  readonly throwaway?: boolean;
  /** Further lines of its configuration. */
  readonly settings?: readonly string[];
  /** File for what the server writes; `redis.log` in the data folder unless given. */
  readonly logFile?: string;
  /** Takes lines that the person who starts it should read. */
  readonly log?: (line: string) => void;
}

/**
 * Starts a private Redis (or Valkey) on 127.0.0.1 with a password, an append-only file and no eviction, and resolves
 * when it has loaded its data. A server left over on the same data by a killed process is ended first.
 * @throws ServiceFailure when it can't be started; nothing is left running then.
 */
export async function startRedis(options: RedisOptions): Promise<LocalService> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const log = options.log ?? (() => undefined);
  const program = await provideRedisProgram(options.packagesDir, options.searchPath, log);
  await endLeftoverServer(dataDir);
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new ServiceFailure(
      `Port ${String(options.port)} for Redis is in use.`,
      'Free it or choose another.',
    );
  }
  const password = options.password ?? randomBytes(24).toString('base64url');
  const logFile = options.logFile ?? join(dataDir, 'redis.log');
  await mkdir(dirname(logFile), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const server = new ServerProcess({
      command: program.command,
      // The configuration comes by standard input, so that the password is in no process list and no file.
      args: ['-'],
      input: configuration({ ...options, dataDir, port, password }),
      env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...program.env },
      account: undefined,
      logFile,
      stopSignals: [['SIGTERM', 1_500]],
      removeAfterwards: options.throwaway ? [dataDir] : [],
    });
    if (await becomesReady(server, port, password)) {
      const url = `redis://:${password}@${LOCAL_HOST}:${String(port)}`;
      if (!options.throwaway) void server.ended.then(syncEverySecond(dataDir));
      return { url, port, pid: server.pid, ended: server.ended, stop: () => server.stop() };
    }
    const output = server.output();
    if (attempt === ATTEMPTS || !/in use/i.test(output)) {
      await server.stop();
      throw explainServerOutput('Redis', output, logFile);
    }
  }
}

function configuration(options: {
  readonly dataDir: string;
  readonly port: number;
  readonly password: string;
  readonly throwaway?: boolean;
  readonly settings?: readonly string[];
}): string {
  return [
    `bind ${LOCAL_HOST}`,
    `port ${String(options.port)}`,
    `requirepass ${options.password}`,
    `dir ${JSON.stringify(options.dataDir)}`,
    `pidfile ${JSON.stringify(join(options.dataDir, 'redis.pid'))}`,
    'appendonly yes',
    // Written before each answer, also while the disk is busy; `syncEverySecond` does the rest.
    'appendfsync no',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    'loglevel notice',
    ...(options.settings ?? []),
    '',
  ].join('\n');
}

async function endLeftoverServer(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'redis.pid');
  const pid = readPidFile(pidFile);
  if (pid === undefined) return;
  if (!(await endLeftover(pid, dataDir, 'SIGTERM'))) {
    throw new ServiceFailure(
      `A Redis server (process ${String(pid)}) still runs on ${dataDir} and can't be stopped.`,
      `Stop it (kill ${String(pid)}) and start again.`,
    );
  }
  await rm(pidFile, { force: true });
}
