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
const PRIMARIES = 3;

/** How a cluster is made up. */
export interface RedisClusterOptions extends RedisGroupOptions {
  /** One of the primaries has replicas: that which holds this key. */
  readonly replicas?: { readonly count: number; readonly ofKey: string };
}

/**
 * Starts a Redis Cluster of three primaries, which share the slots evenly; resolves when every node says that it is whole, and
 * the replicas have what their primary has. `servers` are the primaries, the one with replicas first, and then these. For tests:
 * nothing waits for the disk.
 * @throws ServiceFailure when it can't be started; nothing is left running then
 */
export async function startRedisCluster(options: RedisClusterOptions): Promise<RedisGroup> {
  const password = randomBytes(24).toString('base64url');
  const servers: LocalService[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
  };
  const start = async (): Promise<LocalService> => {
    const settings = [
      'cluster-enabled yes',
      'cluster-node-timeout 2000',
      // Each replica stays with its primary.
      'cluster-allow-replica-migration no',
      'repl-diskless-sync-delay 0',
      `masterauth ${password}`,
    ];
    const dataDir = join(options.folder, `node-${servers.length}`);
    const port = await clusterPort();
    const server = await startRedis({ ...options, dataDir, password, settings, port, throwaway: true });
    servers.push(server);
    return server;
  };
  try {
    for (let index = 0; index < PRIMARIES; index += 1) await start();
    await bringTogether(servers);
    const { count = 0, ofKey = '' } = options.replicas ?? {};
    if (count > 0) {
      servers.unshift(...servers.splice(await ownerOf(ofKey, servers), 1));
      for (let index = 0; index < count; index += 1) await follow(await start(), servers);
    }
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
    await comesTogether(() => isWhole(clients));
  } finally {
    for (const client of clients) client.disconnect();
  }
}

/** Which of the primaries holds a key. */
async function ownerOf(key: string, primaries: readonly LocalService[]): Promise<number> {
  const client = new Redis(primaries[0]?.url ?? '');
  try {
    const slot = await client.cluster('KEYSLOT', key);
    return primaries.findIndex((_, index) => shareOf(index, primaries.length).includes(slot));
  } finally {
    client.disconnect();
  }
}

/** Makes a node the replica of the first of the servers, and waits until it has what that has. */
async function follow(replica: LocalService, [primary]: readonly LocalService[]): Promise<void> {
  const joining = new Redis(replica.url, { enableReadyCheck: false });
  const leader = new Redis(primary?.url ?? '');
  try {
    const leaderId = String(await leader.call('CLUSTER', 'MYID'));
    await joining.cluster('MEET', LOCAL_HOST, primary?.port ?? 0);
    // It can follow only whom it has heard of.
    await comesTogether(async () => String(await joining.call('CLUSTER', 'NODES')).includes(leaderId));
    await joining.cluster('REPLICATE', leaderId);
    await comesTogether(async () => (await joining.info('replication')).includes('master_link_status:up'));
  } finally {
    joining.disconnect();
    leader.disconnect();
  }
}

async function comesTogether(look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WHOLE_WITHIN_MS;
  while (!(await look())) {
    if (Date.now() > deadline)
      throw new ServiceFailure('The Redis Cluster did not come together.', 'Try again.');
    await sleep(50);
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
