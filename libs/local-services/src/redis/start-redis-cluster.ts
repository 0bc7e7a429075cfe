import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { LOCAL_HOST, freePort, isPortFree } from '../free-port.js';
import type { LocalService } from '../local-service.js';
import { ServiceFailure } from '../service-failure.js';
import type { RedisGroup, RedisGroupOptions } from './redis-group.js';
import { startRedis } from './start-redis.js';

const SLOTS = 16_384;
/** How far the port by which nodes talk is from the one for clients. */
const BUS_OFFSET = 10_000;
const WHOLE_WITHIN_MS = 20_000;

/**
 * Starts a Redis Cluster of so many primaries, which share the slots evenly, without replicas; resolves when every one of them
 * says that it is whole. For tests: nothing waits for the disk.
 * @throws ServiceFailure when it can't be started; nothing is left running then
 */
export async function startRedisCluster(options: RedisGroupOptions, nodes = 3): Promise<RedisGroup> {
  const password = randomBytes(24).toString('base64url');
  const servers: LocalService[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  try {
    for (let index = 0; index < nodes; index += 1) {
      const settings = ['cluster-enabled yes', 'cluster-node-timeout 2000', `masterauth ${password}`];
      const dataDir = join(options.folder, `node-${index}`);
      servers.push(
        await startRedis({
          ...options,
          dataDir,
          password,
          settings,
          port: await clusterPort(),
          throwaway: true,
        }),
      );
    }
    await bringTogether(servers);
  } catch (error) {
    await stop();
    throw error;
  }
  const hosts = servers.map(({ port }) => `${LOCAL_HOST}:${String(port)}`).join(',');
  return { url: `redis://:${password}@${hosts}/?cluster=true`, servers, stop };
}

async function clusterPort(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port + BUS_OFFSET <= 65_535 && (await isPortFree(port + BUS_OFFSET))) return port;
  }
}

async function bringTogether(servers: readonly LocalService[]): Promise<void> {
  const clients = servers.map(({ url }) => new Redis(url));
  try {
    await Promise.all(
      clients.map((client, index) => client.cluster('ADDSLOTS', ...shareOf(index, clients.length))),
    );
    const [first] = clients;
    for (const { port } of servers.slice(1)) await first?.cluster('MEET', LOCAL_HOST, port);
    const deadline = Date.now() + WHOLE_WITHIN_MS;
    while (!(await isWhole(clients))) {
      if (Date.now() > deadline)
        throw new ServiceFailure('The Redis Cluster did not come together.', 'Try again.');
      await sleep(50);
    }
  } finally {
    for (const client of clients) client.disconnect();
  }
}

function shareOf(index: number, nodes: number): number[] {
  const [from, to] = [index, index + 1].map((part) => Math.floor((SLOTS * part) / nodes)) as [number, number];
  return Array.from({ length: to - from }, (_, slot) => from + slot);
}

async function isWhole(clients: readonly Redis[]): Promise<boolean> {
  const infos = await Promise.all(clients.map((client) => client.cluster('INFO')));
  return infos.every(
    (info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${clients.length}\r`),
  );
}
