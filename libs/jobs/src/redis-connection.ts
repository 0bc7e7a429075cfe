import { Redis, type RedisOptions } from 'ioredis';

/** Reconnects at once, then ever slower up to 2 s, with some chance in it so that many don't come back together. */
function reconnectDelay(attempt: number): number {
  return Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)) * (0.75 + Math.random() / 2);
}

/**
 * A connection of a producer: it fails fast, so that a caller is told instead of kept waiting (I9). Errors of the
 * connection itself are given to `onError`; without a listener they would end the process.
 */
export function producerConnection(url: string, onError: (error: Error) => void): Redis {
  return connect(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 3_000 }, onError);
}

/** A connection of a worker: it waits for Redis as long as it takes. */
export function workerConnection(url: string, onError: (error: Error) => void): Redis {
  return connect(url, { maxRetriesPerRequest: null }, onError);
}

/**
 * How long a connection that is given up may take to close, in milliseconds. One whose Redis is gone never tells that
 * it has closed, and would keep a stopping process for this long.
 */
const CLOSE_WITHIN_MS = 200;

function connect(url: string, options: RedisOptions, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, {
    ...options,
    retryStrategy: reconnectDelay,
    connectTimeout: 5_000,
    disconnectTimeout: CLOSE_WITHIN_MS,
    // Its time limit would outlive a connection that breaks at once.
    disableClientInfo: true,
  });
  redis.on('error', onError);
  return redis;
}

/** Resolves when the connection takes commands. @throws Error after `withinMs`. */
export async function redisReady(redis: Redis, withinMs: number): Promise<void> {
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
