import type { LocalService } from '../local-service.js';

/** Several private Redis servers that belong together; for tests, so that nothing of them outlives who started them. */
export interface RedisGroup {
  /** The value for `REDIS_URL`. */
  readonly url: string;
  /** The servers that hold data; of a primary and its replica, the primary is the first. */
  readonly servers: readonly LocalService[];
  /** Stops all of them, and removes what they have written. */
  stop(): Promise<void>;
}

/** Where a group's servers live. */
export interface RedisGroupOptions {
  /** A folder of its own. */
  readonly folder: string;
  readonly packagesDir: string;
  readonly searchPath: string;
}
