import type { AppName } from './app-names.js';
import type { PreparedDatabase } from './prepare-database.js';

/** What the environments of the apps are made from. */
export interface AppEnvironmentOptions {
  /** The launcher's own environment: settings in it reach every app. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly database: PreparedDatabase;
  readonly redisUrl: string;
  readonly adminToken: string;
  readonly enrolmentToken: string;
}

/**
 * What glibc's allocator is told. With an arena for each thread a trainer worker keeps what its threads have freed: 80 MB after
 * three runs over a million actions, and more with every run.
 */
const TRAINERS_ALLOCATOR = { MALLOC_ARENA_MAX: '1' };

const DEFAULT_PORTS = { gateway: 4000, 'agent-hub': 4100 } as const;

/**
 * The environment of process `number` (from 1) of an app. Each app gets its own database login and no other, and only
 * the policy worker the tokens (I12). An app that had an address before gets its port again.
 */
export function appEnvironment(
  options: AppEnvironmentOptions,
  app: AppName,
  number: number,
  url?: string,
): Readonly<Record<string, string | undefined>> {
  const { inherited, database, redisUrl, adminToken, enrolmentToken } = options;
  const writesPolicy = app === 'policy-worker';
  const hubPort = portOf(inherited['HUB_PORT'], DEFAULT_PORTS['agent-hub']);
  return {
    ...(app === 'trainer-worker' ? TRAINERS_ALLOCATOR : {}),
    ...inherited,
    NODE_ENV: 'production',
    HOST: inherited['HOST'] ?? '127.0.0.1',
    DATABASE_URL: database.appUrls[app],
    REDIS_URL: redisUrl,
    GATEWAY_PORT: samePort(url) ?? String(portOf(inherited['GATEWAY_PORT'], DEFAULT_PORTS.gateway)),
    HUB_PORT: samePort(url) ?? String(hubPort === 0 ? 0 : hubPort + number - 1),
    BYLAW_ADMIN_TOKEN: writesPolicy ? adminToken : undefined,
    BYLAW_ENROLMENT_TOKEN: writesPolicy ? enrolmentToken : undefined,
  };
}

function samePort(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).port;
}

function portOf(value: string | undefined, fallback: number): number {
  return value === undefined || value === '' ? fallback : Number(value);
}
