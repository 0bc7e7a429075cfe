import { DEFAULT_REDIS_PREFIX } from '@bylaw/contracts';
import type { Environment } from './environment.js';

/** Where an app finds its two stores. */
export interface ServiceSettings {
  readonly databaseUrl: string;
  /** One server, a cluster or sentinels, as `parseRedisAddress` of `@bylaw/jobs` reads it. */
  readonly redisUrl: string;
  readonly redisPrefix: string;
}

/** Reads `DATABASE_URL`, `REDIS_URL` and `REDIS_PREFIX`. */
export function readServiceSettings(env: Environment): ServiceSettings {
  const settings = {
    databaseUrl: env.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'where Postgres is'),
    redisUrl: env.urlOfHosts('REDIS_URL', ['redis:', 'rediss:'], 'where Redis is'),
    redisPrefix: env.text('REDIS_PREFIX', DEFAULT_REDIS_PREFIX),
  };
  const isCluster = /[?&]cluster=true(?:&|$)/.test(settings.redisUrl);
  if (isCluster && !/\{[^{}]+\}/.test(settings.redisPrefix)) {
    env.problem(
      'REDIS_PREFIX has no hash tag such as {bylaw}, which a cluster needs to keep the keys of a queue together',
    );
  }
  return settings;
}
