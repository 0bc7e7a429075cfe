import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices, type ServicesOptions } from './start-services.js';

describe('startServices', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'bylaw-spec-'));
  const databaseUrl = process.env['BYLAW_TEST_POSTGRES_URL'];
  const redisUrl = process.env['BYLAW_TEST_REDIS_URL'];
  const start = (options: Partial<ServicesOptions>): ReturnType<typeof startServices> =>
    startServices({ databaseUrl, redisUrl, projectDir: stateDir, stateDir, searchPath: '', ...options });

  afterAll(() => rmSync(stateDir, { recursive: true }));

  it('uses the servers whose addresses are given, and starts none', async () => {
    const services = await start({});
    expect(services.postgres).toEqual({ url: databaseUrl, local: undefined });
    expect(services.redis).toEqual({ url: redisUrl, local: undefined });
  });

  it.each([
    [
      'DATABASE_URL',
      { databaseUrl: 'postgres://u:secret@127.0.0.1:1/x' },
      /DATABASE_URL \(postgres:\/\/127.0.0.1:1/,
    ],
    ['DATABASE_URL', { databaseUrl: 'nonsense' }, /DATABASE_URL is not an address of the form postgres:/],
    ['REDIS_URL', { redisUrl: 'redis://:secret@127.0.0.1:1' }, /REDIS_URL \(redis:\/\/127.0.0.1:1/],
    ['REDIS_URL', { redisUrl: 'http://127.0.0.1' }, /REDIS_URL is not an address of the form redis:/],
  ])('names %s when it is of no use, without its password', async (_, options, message) => {
    const error: unknown = await start(options).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(message);
    expect(String(error)).not.toContain('secret');
  });
});
