import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { testEnvironment } from './test-environment.js';

/** A part of the test Redis for one test file. */
export interface TestRedis {
  readonly url: string;
  /** Prefix of all keys of the test file, hash-tagged as in production, e.g. `{bylaw-3f…}`. */
  readonly prefix: string;
  /** Removes every key with the prefix. */
  cleanUp(): Promise<void>;
}

/** A prefix in the run's Redis that no other test file has. */
export function testRedis(): TestRedis {
  const url = testEnvironment('BYLAW_TEST_REDIS_URL');
  const prefix = `{bylaw-${randomBytes(6).toString('hex')}}`;
  return { url, prefix, cleanUp: () => removeKeys(url, prefix) };
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1_000 }) as AsyncIterable<
      string[]
    >) {
      if (keys.length > 0) await redis.unlink(keys);
    }
  } finally {
    redis.disconnect();
  }
}
