import { DEFAULT_REDIS_PREFIX } from '@bylaw/contracts';
import type { Environment } from './environment.js';

/** Where an app finds its two stores. */
export interface ServiceSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
}

/** Reads `DATABASE_URL`, `REDIS_URL` and `REDIS_PREFIX`. */
export function readServiceSettings(env: Environment): ServiceSettings {
  return {
    databaseUrl: env.url('DATABASE_URL', ['postgres:', 'postgresql:'], 'where Postgres is'),
    redisUrl: env.url('REDIS_URL', ['redis:', 'rediss:'], 'where Redis is'),
    redisPrefix: env.text('REDIS_PREFIX', DEFAULT_REDIS_PREFIX),
  };
}
