import { Redis } from 'ioredis';
import pg from 'pg';
import { ServiceFailure } from './service-failure.js';

const CONNECT_TIMEOUT_MS = 5_000;

/** Makes sure that the Postgres at the address answers. @throws ServiceFailure that names DATABASE_URL. */
export async function checkPostgres(url: string): Promise<void> {
  let client: pg.Client | undefined;
  checkForm('DATABASE_URL', url, ['postgres:', 'postgresql:']);
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('SELECT 1');
  } catch (error) {
    throw unreachable('DATABASE_URL', 'PostgreSQL', url, error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Makes sure that the Redis at the address answers. @throws ServiceFailure that names REDIS_URL. */
export async function checkRedis(url: string): Promise<void> {
  let client: Redis | undefined;
  let reason: unknown;
  checkForm('REDIS_URL', url, ['redis:', 'rediss:']);
  try {
    client = new Redis(url, {
      lazyConnect: true,
      connectTimeout: CONNECT_TIMEOUT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    client.on('error', (error) => (reason = error));
    await client.connect();
    await client.ping();
  } catch (error) {
    throw unreachable('REDIS_URL', 'Redis', url, reason ?? error);
  } finally {
    if (client?.status !== 'end') client?.disconnect();
  }
}

function checkForm(variable: string, url: string, schemes: readonly string[]): void {
  if (URL.canParse(url) && schemes.includes(new URL(url).protocol)) return;
  throw new ServiceFailure(
    `${variable} is not an address of the form ${schemes.map((scheme) => `${scheme}//…`).join(' or ')}.`,
    'Correct it, or unset it to use a private server.',
  );
}

function unreachable(variable: string, server: string, url: string, error: unknown): ServiceFailure {
  return new ServiceFailure(
    `The ${server} server of ${variable} (${withoutPassword(url)}) can't be used: ${describe(error)}.`,
    `Start that server or correct ${variable}, or unset it to use a private one.`,
  );
}

function describe(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describe(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? ((error as NodeJS.ErrnoException).code ?? error.name) : error.message;
}

function withoutPassword(url: string): string {
  const address = new URL(url);
  return `${address.protocol}//${address.host}${address.pathname}`;
}
