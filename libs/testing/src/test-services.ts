import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startPostgres, startRedis, type LocalService } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { TEMPLATE_DATABASE } from './test-environment.js';
import { withClient } from './with-client.js';

const started: LocalService[] = [];

/**
 * Starts one Postgres and one Redis for a run of tests, and publishes their addresses in the environment variables
 * BYLAW_TEST_POSTGRES_URL and BYLAW_TEST_REDIS_URL, which test workers inherit. Should the run die, they die with it.
 */
export async function startTestServices(): Promise<void> {
  const projectDir = resolve(import.meta.dirname, '../../..');
  try {
    const [postgres, redis] = await Promise.all([
      keep(startPostgres({ dataDir: temporaryFolder('postgres'), projectDir, throwaway: true })),
      keep(
        startRedis({
          dataDir: temporaryFolder('redis'),
          packagesDir: join(projectDir, '.bylaw', 'redis', 'packages'),
          searchPath: process.env['PATH'] ?? '',
          throwaway: true,
        }),
      ),
    ]);
    await makeTemplate(postgres.url);
    process.env['BYLAW_TEST_POSTGRES_URL'] = postgres.url;
    process.env['BYLAW_TEST_REDIS_URL'] = redis.url;
  } catch (error) {
    await stopTestServices();
    throw error;
  }
}

/** Stops what `startTestServices` started; its data goes with it. */
export async function stopTestServices(): Promise<void> {
  await Promise.all(started.splice(0).map((service) => service.stop()));
}

async function keep(starting: Promise<LocalService>): Promise<LocalService> {
  const service = await starting;
  started.push(service);
  return service;
}

function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `bylaw-${name}-`));
}

async function makeTemplate(serverUrl: string): Promise<void> {
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${TEMPLATE_DATABASE}`));
  const url = new URL(serverUrl);
  url.pathname = `/${TEMPLATE_DATABASE}`;
  await migrate(url.href);
}
