import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { Redis } from 'ioredis';
import { isAlive } from '../end-leftover.js';
import type { LocalService } from '../local-service.js';
import { startRedis, type RedisOptions } from './start-redis.js';

const PACKAGES = join(import.meta.dirname, '../../../../.bylaw/redis/packages');

describe('startRedis', () => {
  let folder: string;
  let started: LocalService[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
    started = [];
  });

  afterEach(async () => {
    for (const service of started) await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(options: Partial<RedisOptions> = {}): Promise<LocalService> {
    const searchPath = process.env['PATH'] ?? '';
    const service = await startRedis({
      dataDir: join(folder, 'redis'),
      packagesDir: PACKAGES,
      searchPath,
      ...options,
    });
    started.push(service);
    return service;
  }

  async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(url);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  it('keeps what it acknowledged, evicts nothing and wants its password', async () => {
    const { url, port } = await start({ throwaway: true });
    const settings = await withRedis(url, (redis) =>
      redis.config('GET', 'appendonly', 'maxmemory-policy', 'bind'),
    );
    expect(settings).toEqual(expect.arrayContaining(['appendonly', 'yes', 'noeviction', '127.0.0.1']));
    const refused = withRedis(`redis://:wrong@127.0.0.1:${port}`, async (redis) => {
      redis.on('error', () => undefined);
      return redis.get('x');
    });
    await expect(refused).rejects.toThrow(/WRONGPASS|NOAUTH/);
  });

  it('leaves no process and no file of a throwaway server behind', async () => {
    const service = await start({ throwaway: true });
    await service.stop();
    expect(isAlive(service.pid)).toBe(false);
    expect(existsSync(join(folder, 'redis'))).toBe(false);
  });

  it('keeps its data when it is killed, and ends a server that was left over', async () => {
    const first = await start({ password: 'the-same' });
    await withRedis(first.url, (redis) => redis.set('kept', 'yes'));
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start({ password: 'the-same' });
    expect(await withRedis(second.url, (redis) => redis.get('kept'))).toBe('yes');
    const third = await start({ password: 'the-same' });
    await second.ended;
    expect(await withRedis(third.url, (redis) => redis.get('kept'))).toBe('yes');
  });

  it('says how to install Redis where there is none and no package to download', async () => {
    await expect(start({ searchPath: folder, packagesDir: join(folder, 'packages') })).rejects.toThrow(
      'There is no redis-server or valkey-server on the PATH. Install Redis 6.2 or newer, or set REDIS_URL.',
    );
  });

  it('downloads the packages of Debian and Ubuntu, or names the command that installs Redis', async () => {
    const tools = join(folder, 'tools');
    mkdirSync(tools);
    const found = ['apt-get', 'dpkg', 'dnf', 'brew'].flatMap((name) =>
      (process.env['PATH'] ?? '').split(delimiter).flatMap((place) => {
        const tool = join(place, name);
        if (!existsSync(tool) || existsSync(join(tools, name))) return [];
        symlinkSync(tool, join(tools, name));
        return [name];
      }),
    );
    const packagesDir = relative(process.cwd(), PACKAGES);
    const outcome = await start({ searchPath: tools, packagesDir, throwaway: true }).then(
      (service) => withRedis(service.url, (redis) => redis.ping()),
      (error: unknown) => String(error),
    );
    const isDebian = existsSync('/etc/debian_version') && found.includes('apt-get') && found.includes('dpkg');
    expect(outcome).toMatch(isDebian ? /^PONG$/ : /Install/);
  });
});
