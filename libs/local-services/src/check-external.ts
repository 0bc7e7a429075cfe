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

/**
 * Makes sure that the Redis at the address answers; where it names several hosts, nodes of a cluster or sentinels, that one of
 * them does. @throws ServiceFailure that names REDIS_URL.
 */
export async function checkRedis(url: string): Promise<void> {
  const [first = url, ...others] = urlsOf(url);
  for (const one of [first, ...others]) checkForm('REDIS_URL', one, ['redis:', 'rediss:']);
  const failures: unknown[] = [];
  for (const one of [first, ...others]) {
    try {
      await checkRedisServer(one);
      return;
    } catch (error) {
      failures.push(error);
    }
  }
  throw unreachable('REDIS_URL', 'Redis', first, failures[0]);
}

/** The address with each of its hosts alone. */
function urlsOf(url: string): string[] {
  const [, start = '', hosts = url, rest = ''] =
    /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)((?:[/?#].*)?)$/i.exec(url) ?? [];
  return hosts.split(',').map((host) => `${start}${host}${rest}`);
}

async function checkRedisServer(url: string): Promise<void> {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const isSentinel = searchParams.has('sentinel');
  let reason: unknown;
  const client = new Redis({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSentinel ? 26_379 : 6379) : Number(port),
    // Sentinels have passwords of their own.
    username: isSentinel ? undefined : decodeURIComponent(username) || undefined,
    password: isSentinel
      ? (searchParams.get('sentinelPassword') ?? undefined)
      : decodeURIComponent(password) || undefined,
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  client.on('error', (error) => (reason = error));
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    throw reason ?? error;
  } finally {
    if (client.status !== 'end') client.disconnect();
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
