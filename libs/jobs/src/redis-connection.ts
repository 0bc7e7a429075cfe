import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { parseRedisAddress, type RedisAddress } from './redis-address.js';
import { SteadySentinelConnector } from './steady-sentinel-connector.js';

/** A connection to one server, to the primary that sentinels name, or to a cluster; all take the same commands. */
export type RedisConnection = Redis | Cluster;

/** Whom a connection tells of its own errors; without a listener they would end the process. */
type OnError = (error: Error) => void;

/** Reconnects at once, then ever slower up to 2 s, with some chance in it so that many don't come back together. */
function reconnectDelay(attempt: number): number {
  return Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2);
}

/** The longest that a caller of a producer waits for one command, in milliseconds. */
const COMMAND_WITHIN_MS = 3_000;

/**
 * A connection of a producer: it fails fast, so that a caller is told instead of kept waiting (I9). `url` is as
 * `parseRedisAddress` reads it.
 * @throws Error when it can't be read
 */
export function producerConnection(url: string, onError: OnError): RedisConnection {
  return connect(
    url,
    { maxRetriesPerRequest: 1, commandTimeout: COMMAND_WITHIN_MS, socketTimeout: COMMAND_WITHIN_MS },
    { queues: false, onError },
  );
}

/** Longer than BullMQ has Redis wait before it says that there is nothing, which is 10 s at most. */
const BLOCKED_WITHIN_MS = 12_000;

/** A connection of a worker: it waits for Redis as long as it takes. @throws Error as above */
export function workerConnection(url: string, onError: OnError): RedisConnection {
  return connect(
    url,
    { maxRetriesPerRequest: null, socketTimeout: BLOCKED_WITHIN_MS },
    { queues: true, onError },
  );
}

/**
 * How long a connection that is given up may take to close, in milliseconds. One whose Redis is gone never tells that
 * it has closed, and would keep a stopping process for this long.
 */
const CLOSE_WITHIN_MS = 200;

/** How old what is known of a cluster may get, though no node has said that it changed, in milliseconds. */
const REFRESH_CLUSTER_MS = 5_000;

interface Manner {
  /** Whether commands are kept while there is no connection. */
  readonly queues: boolean;
  readonly onError: OnError;
}

function connect(url: string, options: RedisOptions, { queues, onError }: Manner): RedisConnection {
  const address = parseRedisAddress(url);
  const { username, password, tls } = address;
  const all: RedisOptions = {
    ...options,
    ...{ username, password },
    ...(tls ? { tls: {} } : {}),
    connectTimeout: 5_000,
    disconnectTimeout: CLOSE_WITHIN_MS,
    // Its time limit would outlive a connection that breaks at once.
    disableClientInfo: true,
    // The address may have a new primary behind it by now.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  };
  const redis =
    address.kind === 'cluster'
      ? clusterOf(address, all, queues)
      : serverOf(address, { ...all, enableOfflineQueue: queues });
  redis.on('error', onError);
  if (redis instanceof Cluster) redis.on('+node', startAfresh);
  else startAfresh(redis);
  return redis;
}

/**
 * A connection on which no answer comes within `socketTimeout` is given up: behind a network that drops packets it would be
 * waited for a quarter of an hour. ioredis (5.11) leaves the timer of one that has closed running, which would end the next one.
 */
function startAfresh(redis: Redis): void {
  const timed = redis as unknown as { socketTimeoutTimer: NodeJS.Timeout | undefined };
  redis.on('close', () => {
    clearTimeout(timed.socketTimeoutTimer);
    timed.socketTimeoutTimer = undefined;
  });
}

function clusterOf({ nodes, tls }: RedisAddress, redisOptions: RedisOptions, queues: boolean): Cluster {
  return new Cluster([...nodes], {
    redisOptions,
    enableOfflineQueue: queues,
    clusterRetryStrategy: reconnectDelay,
    slotsRefreshTimeout: COMMAND_WITHIN_MS,
    slotsRefreshInterval: REFRESH_CLUSTER_MS,
    // A certificate is for a name, not for the address that it stands for.
    ...(tls
      ? { dnsLookup: (host: string, found: (error: null, host: string) => void) => found(null, host) }
      : {}),
  });
}

function serverOf(
  { kind, nodes, primary, sentinelPassword, ...address }: RedisAddress,
  options: RedisOptions,
): Redis {
  const { db, tls } = address;
  const [node] = nodes;
  const place: RedisOptions =
    kind === 'single'
      ? { host: node?.host, port: node?.port }
      : {
          sentinels: [...nodes],
          name: primary,
          sentinelPassword,
          sentinelRetryStrategy: reconnectDelay,
          sentinelReconnectStrategy: reconnectDelay,
          sentinelCommandTimeout: COMMAND_WITHIN_MS,
          enableTLSForSentinelMode: tls,
          ...(tls ? { sentinelTLS: {} } : {}),
          // A primary that hangs does not say that it is one no more.
          failoverDetector: true,
          Connector: SteadySentinelConnector as RedisOptions['Connector'],
        };
  return new Redis({ ...options, ...place, db, retryStrategy: reconnectDelay });
}

/** Resolves when the connection takes commands. @throws Error after `withinMs`. */
export async function redisReady(redis: RedisConnection, withinMs: number): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      redis.off('ready', onReady);
      reject(new Error(`Redis did not answer within ${withinMs} ms`));
    }, withinMs);
    const onReady = (): void => {
      clearTimeout(timer);
      resolve();
    };
    redis.once('ready', onReady);
  });
}
