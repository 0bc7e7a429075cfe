import { join } from 'node:path';
import { checkPostgres, checkRedis } from './check-external.js';
import type { LocalService } from './local-service.js';
import { startPostgres } from './postgres/start-postgres.js';
import { startRedis } from './redis/start-redis.js';

/** Which services to use, and where private ones live. */
export interface ServicesOptions {
  /** Value of DATABASE_URL: that server is used and none is started. */
  readonly databaseUrl?: string | undefined;
  /** Value of REDIS_URL: that server is used and none is started. */
  readonly redisUrl?: string | undefined;
  /** The folder of the project. */
  readonly projectDir: string;
  /** The folder for data and logs. Downloaded packages are always kept in `.bylaw` of the project. */
  readonly stateDir: string;
  /** Value of PATH. */
  readonly searchPath: string;
  readonly redisPassword?: string;
  readonly log?: (line: string) => void;
}

/** A service in use: one that was there, or a private one of ours. */
export interface ServiceInUse {
  readonly url: string;
  /** The private server; undefined when the address was given. */
  readonly local: LocalService | undefined;
}

/** Postgres and Redis, ready to be used. */
export interface Services {
  readonly postgres: ServiceInUse;
  readonly redis: ServiceInUse;
}

/**
 * Provides Postgres and Redis: the given addresses, which are checked, or private servers.
 * @throws ServiceFailure with problem and remedy; what was started by then is stopped.
 */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const results = await Promise.allSettled([providePostgres(options), provideRedis(options)]);
  const [postgres, redis] = results;
  if (postgres.status === 'fulfilled' && redis.status === 'fulfilled') {
    return { postgres: postgres.value, redis: redis.value };
  }
  for (const result of results) {
    if (result.status === 'fulfilled') await result.value.local?.stop();
  }
  throw (postgres.status === 'rejected' ? postgres : (redis as PromiseRejectedResult)).reason;
}

/** Starts the project's private Postgres, on the port given or a free one. */
export function startProjectPostgres(options: ServicesOptions, port?: number): Promise<LocalService> {
  const { stateDir, projectDir, log } = options;
  const place = { dataDir: join(stateDir, 'postgres'), logFile: join(stateDir, 'logs', 'postgres.log') };
  return startPostgres({ ...place, projectDir, port, log });
}

/** Starts the project's private Redis, on the port given or a free one. */
export function startProjectRedis(options: ServicesOptions, port?: number): Promise<LocalService> {
  const { stateDir, projectDir, searchPath, redisPassword: password, log } = options;
  const place = {
    dataDir: join(stateDir, 'redis', 'data'),
    packagesDir: join(projectDir, '.bylaw', 'redis', 'packages'),
    logFile: join(stateDir, 'logs', 'redis.log'),
  };
  return startRedis({ ...place, searchPath, password, port, log });
}

async function providePostgres(options: ServicesOptions): Promise<ServiceInUse> {
  if (options.databaseUrl === undefined) {
    const local = await startProjectPostgres(options);
    return { url: local.url, local };
  }
  await checkPostgres(options.databaseUrl);
  return { url: options.databaseUrl, local: undefined };
}

async function provideRedis(options: ServicesOptions): Promise<ServiceInUse> {
  if (options.redisUrl === undefined) {
    const local = await startProjectRedis(options);
    return { url: local.url, local };
  }
  await checkRedis(options.redisUrl);
  return { url: options.redisUrl, local: undefined };
}
