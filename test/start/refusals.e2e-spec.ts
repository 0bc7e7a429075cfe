import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartRefused, startSystem, temporaryStateDir, type SystemOptions } from '@bylaw/testing';
import { runningProcesses } from './processes.js';

describe('npm start refuses with one clear message, and leaves nothing running', () => {
  const stateDir = temporaryStateDir();
  let other: Server;
  let takenPort: string;

  beforeAll(async () => {
    other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    takenPort = String((other.address() as { port: number }).port);
  });

  afterAll(async () => {
    await new Promise((closed) => other.close(closed));
    rmSync(stateDir, { recursive: true, force: true });
  });

  /** Runs `code` in the starting process before anything else. */
  function preloaded(code: string): Record<string, string> {
    const file = join(stateDir, 'preload.cjs');
    writeFileSync(file, code);
    return { NODE_OPTIONS: `--require ${file}` };
  }

  async function refusal(options: SystemOptions): Promise<StartRefused> {
    const error: unknown = await startSystem({ stateDir, ...options }).then(
      async (system) => {
        await system.stop();
        return new Error('It started.');
      },
      (reason: unknown) => reason,
    );
    if (error instanceof StartRefused) return error;
    throw error;
  }

  function processesLeft(): string[] {
    return [...runningProcesses().values()].filter((command) => command.includes(stateDir));
  }

  it.each<[string, () => SystemOptions, RegExp]>([
    [
      'an old Node',
      () => ({ env: preloaded(`Object.defineProperty(process, 'version', { value: 'v16.20.2' })`) }),
      /Bylaw needs Node\.js 20\.20\.0 or newer; this is v16\.20\.2 .*\nInstall a newer one/,
    ],
    [
      'a full disk',
      () => ({ env: preloaded(`require('fs').statfsSync = () => ({ bavail: 1000, bsize: 4096 })`) }),
      /The disk is too full: \S+ has 3 MB free, and Bylaw needs \d+ MB there\. Free some space/,
    ],
    [
      'the gateway’s port in use',
      () => ({ env: { GATEWAY_PORT: takenPort } }),
      /Port \d+, for the gateway, is in use by another program\. .*GATEWAY_PORT=\d+ npm start/,
    ],
    [
      'the hub’s port in use',
      () => ({ env: { HUB_PORT: takenPort } }),
      /Port \d+, for the agent hub, is in use by another program\. .*HUB_PORT=\d+ npm start/,
    ],
    [
      'a port that is none',
      () => ({ env: { HUB_PORT: 'http' } }),
      /HUB_PORT is 'http': it must be a port number/,
    ],
    [
      'a Postgres that can’t be reached',
      () => ({ env: { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' } }),
      /The PostgreSQL server of DATABASE_URL \(postgres:\/\/127\.0\.0\.1:1\/x\) can't be used: .*ECONNREFUSED/,
    ],
    [
      'a Redis that can’t be reached',
      () => ({ env: { REDIS_URL: 'redis://:secret@127.0.0.1:1' } }),
      /The Redis server of REDIS_URL \(redis:\/\/127\.0\.0\.1:1\) can't be used: .*ECONNREFUSED/,
    ],
    [
      'a flag that it does not know',
      () => ({ flags: ['--hub', '2'] }),
      /Unknown option '--hub'.*\nUsage: npm start/,
    ],
    [
      'a number of apps that is none',
      () => ({ flags: ['--hubs', '0'] }),
      /--hubs is '0': it must be a whole number/,
    ],
    [
      'a setting that an app does not understand',
      () => ({ env: { DEFAULT_EFFECT: 'perhaps' } }),
      /did not become ready\. Its last lines:[\s\S]*DEFAULT_EFFECT is 'perhaps'[\s\S]*The whole log: /,
    ],
  ])('%s', async (_, options, message) => {
    const { exitCode, output } = await refusal(options());
    expect(output).toMatch(message);
    expect(output).not.toContain('secret');
    expect(output).not.toMatch(/\n\s+at /);
    expect(exitCode).toBe(1);
    expect(existsSync(join(stateDir, 'run.json'))).toBe(false);
    expect(processesLeft()).toEqual([]);
  });
});
