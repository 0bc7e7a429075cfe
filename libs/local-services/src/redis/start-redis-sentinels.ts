import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { explainServerOutput } from '../explain-server-output.js';
import { LOCAL_HOST, freePort } from '../free-port.js';
import type { LocalService } from '../local-service.js';
import { ServerProcess } from '../server-process.js';
import { ServiceFailure } from '../service-failure.js';
import { becomesReady } from './becomes-ready.js';
import { provideRedisProgram } from './provide-redis-program.js';
import type { RedisGroup, RedisGroupOptions } from './redis-group.js';
import { startRedis } from './start-redis.js';

/** The name under which the sentinels know the primary. */
const PRIMARY = 'bylaw';
/** A primary that is silent for so long is taken for dead, in milliseconds. */
const DOWN_AFTER_MS = 1_000;
const SENTINELS = 3;
const WITHIN_MS = 20_000;

/** What the sentinels are started with. */
interface Watch {
  readonly primaryPort: number;
  /** Of the servers. */
  readonly password: string;
  /** Of the sentinels themselves. */
  readonly sentinelPassword: string;
}

/** A primary (the first server), its replica, and the sentinels that watch them. */
export interface WatchedRedis extends RedisGroup {
  /** Once the second server is the primary, starts the first one, which has ended, again: as its replica. */
  rejoin(): Promise<LocalService>;
}

/**
 * Starts a Redis, a replica of it, and three sentinels that make the replica the primary when two of them find the primary
 * silent; resolves when they know each other and the replica. For tests: nothing waits for the disk.
 * @throws ServiceFailure when they can't be started; nothing is left running then
 */
export async function startRedisSentinels(options: RedisGroupOptions): Promise<WatchedRedis> {
  const [password, sentinelPassword] = [secret(), secret()];
  const servers: LocalService[] = [];
  const sentinels: LocalService[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all([...sentinels, ...servers].map((server) => server.stop()));
  };
  const startServer = async (name: string, of?: LocalService, port?: number): Promise<LocalService> => {
    const follow = of ? [`replicaof ${LOCAL_HOST} ${String(of.port)}`] : [];
    const settings = [`masterauth ${password}`, 'repl-diskless-sync-delay 0', ...follow];
    const dataDir = join(options.folder, name);
    const server = await startRedis({ ...options, password, settings, dataDir, port, throwaway: true });
    servers.push(server);
    return server;
  };
  try {
    const primary = await startServer('first');
    const replica = await startServer('second', primary);
    const watch = { primaryPort: primary.port, password, sentinelPassword };
    for (let index = 0; index < SENTINELS; index += 1)
      sentinels.push(await startSentinel(options, watch, index));
    for (const { url } of sentinels) await watches(url);
    const rejoin = async (): Promise<LocalService> => {
      await isPrimary(replica.url);
      return startServer('first', replica, primary.port);
    };
    const hosts = sentinels.map(({ port }) => `${LOCAL_HOST}:${String(port)}`).join(',');
    const url = `redis://:${password}@${hosts}/?sentinel=${PRIMARY}&sentinelPassword=${sentinelPassword}`;
    return { url, servers, stop, rejoin };
  } catch (error) {
    await stop();
    throw error;
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}

async function startSentinel(
  { folder, packagesDir, searchPath }: RedisGroupOptions,
  watch: Watch,
  index: number,
): Promise<LocalService> {
  const program = await provideRedisProgram(packagesDir, searchPath);
  const dataDir = join(folder, `sentinel-${index}`);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const port = await freePort();
  // A sentinel writes what it has learned into its configuration, so that it must be a file.
  const file = join(dataDir, 'sentinel.conf');
  await writeFile(file, configuration(dataDir, port, watch), { mode: 0o600 });
  const server = new ServerProcess({
    command: program.command,
    args: [file, '--sentinel'],
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...program.env },
    account: undefined,
    logFile: join(dataDir, 'sentinel.log'),
    stopSignals: [['SIGTERM', 1_500]],
    removeAfterwards: [dataDir],
  });
  if (!(await becomesReady(server, port, watch.sentinelPassword))) {
    const output = server.output();
    await server.stop();
    throw explainServerOutput('Redis', output, join(dataDir, 'sentinel.log'));
  }
  const url = `redis://:${watch.sentinelPassword}@${LOCAL_HOST}:${String(port)}`;
  return { url, port, pid: server.pid, ended: server.ended, stop: () => server.stop() };
}

function configuration(dataDir: string, port: number, watch: Watch): string {
  const { primaryPort, password, sentinelPassword } = watch;
  return [
    `bind ${LOCAL_HOST}`,
    `port ${String(port)}`,
    `requirepass ${sentinelPassword}`,
    `sentinel sentinel-pass ${sentinelPassword}`,
    `dir ${JSON.stringify(dataDir)}`,
    `sentinel monitor ${PRIMARY} ${LOCAL_HOST} ${String(primaryPort)} 2`,
    `sentinel auth-pass ${PRIMARY} ${password}`,
    `sentinel down-after-milliseconds ${PRIMARY} ${String(DOWN_AFTER_MS)}`,
    `sentinel failover-timeout ${PRIMARY} 5000`,
    '',
  ].join('\n');
}

/** Resolves when the sentinel knows the replica and the other sentinels. */
function watches(url: string): Promise<void> {
  return becomes(url, 'The sentinels did not find each other.', async (client) => {
    const facts = (await client.call('SENTINEL', 'master', PRIMARY)) as string[];
    const factOf = (name: string): string | undefined => facts[facts.indexOf(name) + 1];
    return factOf('num-slaves') === '1' && factOf('num-other-sentinels') === String(SENTINELS - 1);
  });
}

/** Resolves when the replica was made the primary. */
function isPrimary(url: string): Promise<void> {
  return becomes(url, 'The replica was not made the primary.', async (client) =>
    (await client.info('replication')).includes('role:master'),
  );
}

async function becomes(
  url: string,
  problem: string,
  look: (client: Redis) => Promise<boolean>,
): Promise<void> {
  const client = new Redis(url, { enableReadyCheck: false });
  const deadline = Date.now() + WITHIN_MS;
  try {
    while (!(await look(client))) {
      if (Date.now() > deadline) throw new ServiceFailure(problem, 'Try again.');
      await sleep(50);
    }
  } finally {
    client.disconnect();
  }
}
