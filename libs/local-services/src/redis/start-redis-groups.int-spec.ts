import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cluster, Redis } from 'ioredis';
import { checkRedis } from '../check-external.js';
import { isAlive } from '../end-leftover.js';
import type { RedisGroup } from './redis-group.js';
import { startRedisCluster } from './start-redis-cluster.js';
import { startRedisSentinels } from './start-redis-sentinels.js';

describe('several Redis servers that belong together', () => {
  let folder: string;
  let group: RedisGroup | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
    group = undefined;
  });
  afterEach(async () => {
    await group?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const options = () => ({
    folder,
    packagesDir: join(import.meta.dirname, '../../../../.bylaw/redis/packages'),
    searchPath: process.env['PATH'] ?? '',
  });

  it('a cluster of three nodes shares the keys', async () => {
    group = await startRedisCluster(options());
    await checkRedis(group.url);
    const [, password] = /:\/\/:([^@]*)@/.exec(group.url) ?? [];
    const cluster = new Cluster(
      group.servers.map(({ port }) => ({ host: '127.0.0.1', port })),
      { redisOptions: { password } },
    );
    for (let n = 0; n < 30; n += 1) await cluster.set(`key ${n}`, n);
    const sizes = await Promise.all(cluster.nodes('master').map((node) => node.dbsize()));
    cluster.disconnect();
    expect(sizes).toHaveLength(3);
    expect(sizes.every((size) => size > 0)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(30);
  });

  it('a replica becomes the primary when its own is killed, by the sentinels', async () => {
    const watched = await startRedisSentinels(options());
    group = watched;
    await checkRedis(group.url);
    const [first, second] = group.servers;
    const before = new Redis(first!.url);
    await before.set('kept', 'yes');
    expect(await before.wait(1, 5_000)).toBe(1);
    before.disconnect();
    process.kill(first!.pid, 'SIGKILL');
    const after = new Redis(second!.url);
    const isPrimary = async (): Promise<boolean> => (await after.info('replication')).includes('role:master');
    for (const deadline = Date.now() + 20_000; Date.now() < deadline && !(await isPrimary());)
      await sleep(50);
    expect(await isPrimary()).toBe(true);
    expect(await after.get('kept')).toBe('yes');
    await watched.rejoin();
    await after.set('kept', 'again');
    expect(await after.wait(1, 10_000)).toBe(1);
    after.disconnect();
  });

  it('leaves no process and no file behind', async () => {
    const { servers, stop } = await startRedisSentinels(options());
    await stop();
    expect(servers.map(({ pid }) => isAlive(pid))).toEqual([false, false]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says which of several hosts can’t be used', async () => {
    await expect(checkRedis('redis://:hidden@127.0.0.1:1,127.0.0.1:2/?cluster=true')).rejects.toThrow(
      /REDIS_URL \(redis:\/\/127\.0\.0\.1:1\/\) can't be used: .*ECONNREFUSED/,
    );
  });
});
