import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isUnreachableStore } from '@bylaw/platform';

/** With the pauses about 10 s: then the job goes back, so that a hub whose Postgres is there may have it. */
const ATTEMPTS = 25;
const PAUSE_MS = 400;

/**
 * Does what needs Postgres, and waits while that is away. A recorder that gave its job back at once would take the next, and so
 * go round and round all that waits in Redis, faster the more often it fails.
 */
export class PostgresPatience {
  private readonly stopping = new AbortController();

  constructor() {
    setMaxListeners(0, this.stopping.signal);
  }

  /** @throws what `work` throws, when it isn't that Postgres is away, or it is for long, or no more waiting is wanted */
  async run<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt >= ATTEMPTS || !isUnreachableStore(error)) throw error;
        const pause = PAUSE_MS * (0.75 + Math.random() / 2);
        const { signal } = this.stopping;
        if (!(await sleep(pause, true, { signal }).catch(() => false))) throw error;
      }
    }
  }

  /** No more waiting: jobs at hand go back. */
  stop(): void {
    this.stopping.abort();
  }
}
