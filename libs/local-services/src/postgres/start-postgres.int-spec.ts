import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { isAlive } from '../end-leftover.js';
import type { LocalService } from '../local-service.js';
import { ServiceFailure } from '../service-failure.js';
import { startPostgres, type PostgresOptions } from './start-postgres.js';

const PROJECT = join(import.meta.dirname, '../../../..');

describe('startPostgres', () => {
  let folder: string;
  let started: LocalService[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
    chmodSync(folder, 0o711);
    started = [];
  });

  afterEach(async () => {
    for (const service of started) await service.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(options: Partial<PostgresOptions> = {}): Promise<LocalService> {
    const service = await startPostgres({ dataDir: join(folder, 'pg'), projectDir: PROJECT, ...options });
    started.push(service);
    return service;
  }

  async function query(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  it('answers on the loopback interface, to its password only', async () => {
    const { url } = await start({ throwaway: true });
    expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(url, 'SHOW unix_socket_directories')).toEqual([{ unix_socket_directories: '' }]);
    const wrong = Object.assign(new URL(url), { password: 'wrong' }).href;
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('leaves no process and no file of a throwaway server behind', async () => {
    const service = await start({ throwaway: true });
    await service.stop();
    expect(isAlive(service.pid)).toBe(false);
    expect(existsSync(join(folder, 'pg'))).toBe(false);
  });

  it('keeps its data and its password from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('ends a server that was left over on its data', async () => {
    const leftover = await start();
    const service = await start();
    await leftover.ended;
    expect(await query(service.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('names the port that another program has', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as { port: number };
    await expect(start({ port })).rejects.toThrow(new RegExp(`Port ${port} .* is in use`));
    await expect(start({ port })).rejects.toBeInstanceOf(ServiceFailure);
    await new Promise((closed) => other.close(closed));
  });

  it('works in a folder that only its owner can enter, and tells root where the data went', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const lines: string[] = [];
    const dataDir = join(closed, 'pg');
    const service = await start({
      dataDir,
      projectDir: closed,
      log: (line) => lines.push(line),
      throwaway: true,
    });
    expect(await query(service.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const elsewhere = /\/var\/lib\/bylaw\/\w+\/\w+/.exec(lines.join('\n'))?.[0];
    expect(elsewhere === undefined).toBe(process.getuid?.() !== 0);
    await service.stop();
    if (elsewhere !== undefined) rmSync(dirname(elsewhere), { recursive: true });
  });

  it('says what is wrong with a record that can’t be read', async () => {
    const first = await start();
    await first.stop();
    const { name } = JSON.parse(readFileSync(join(folder, 'pg', 'cluster.json'), 'utf8')) as { name: string };
    rmSync(join(folder, 'pg', name), { recursive: true });
    await expect(start()).rejects.toThrow('Bring it back there, or remove');
  });
});
