import { CountingThread } from './counting-thread.js';
import type { CountingThreadData } from './counting-request.js';

export interface CountingPoolOptions extends CountingThreadData {
  /** The compiled entry of a counting thread. */
  readonly entry: URL;
  /** How long a thread waits for work, in milliseconds; half a minute by default. */
  readonly idleMs?: number;
}

/** What a thread is used for, and until when. */
export interface ThreadUse {
  readonly runId: string;
  readonly signal: AbortSignal;
}

interface PooledThread {
  readonly thread: CountingThread;
  readonly runId: string;
  /** Ends it when nobody has used it for long. */
  retirement: NodeJS.Timeout | null;
}

interface Waiting {
  readonly runId: string;
  readonly resolve: (pooled: PooledThread) => void;
}

/** Within a run, threads wait for less: for the end of a pass, or of another worker's shard. */
const IDLE_MS = 30_000;

/**
 * A few counting threads, started when first needed. A thread that died is replaced. One that counted for another run is, too,
 * and one that nobody has used for half a minute is ended: a thread takes what its largest work took, and gives little back.
 */
export class CountingPool {
  private readonly idle: PooledThread[] = [];
  private readonly all = new Set<PooledThread>();
  private readonly queue: Waiting[] = [];

  constructor(private readonly options: CountingPoolOptions) {}

  /** How many threads there are now. */
  get size(): number {
    return this.all.size;
  }

  /**
   * Runs `work` with a thread of its own; waits for one when all are taken. Once `signal` is aborted the thread is stopped,
   * whatever it does, and the work fails.
   */
  async use<T>(work: (thread: CountingThread) => Promise<T>, { runId, signal }: ThreadUse): Promise<T> {
    const pooled = await this.take(runId);
    const stop = (): void => void pooled.thread.stop();
    signal.addEventListener('abort', stop);
    try {
      signal.throwIfAborted();
      return await work(pooled.thread);
    } finally {
      signal.removeEventListener('abort', stop);
      this.release(pooled);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map((pooled) => this.end(pooled)));
    this.idle.length = 0;
  }

  private async take(runId: string): Promise<PooledThread> {
    const idle = this.idle.find((one) => one.runId === runId) ?? this.idle[0];
    if (idle) {
      this.idle.splice(this.idle.indexOf(idle), 1);
      return this.fit(idle, runId);
    }
    if (this.all.size < this.options.threads) return this.start(runId);
    return new Promise((resolve) => this.queue.push({ runId, resolve }));
  }

  private release(pooled: PooledThread): void {
    const next = this.queue.shift();
    if (next) {
      next.resolve(this.fit(pooled, next.runId));
      return;
    }
    this.idle.push(pooled);
    pooled.retirement = setTimeout(() => this.retire(pooled), this.options.idleMs ?? IDLE_MS).unref();
  }

  /** The same thread if it lives and counts for this run, else another. */
  private fit(pooled: PooledThread, runId: string): PooledThread {
    if (pooled.thread.alive && pooled.runId === runId) {
      if (pooled.retirement) clearTimeout(pooled.retirement);
      return pooled;
    }
    void this.end(pooled);
    return this.start(runId);
  }

  private start(runId: string): PooledThread {
    const { shellTools, threads } = this.options;
    const thread = new CountingThread(this.options.entry, { shellTools, threads });
    const pooled = { thread, runId, retirement: null };
    this.all.add(pooled);
    return pooled;
  }

  private retire(pooled: PooledThread): void {
    const at = this.idle.indexOf(pooled);
    if (at < 0) return;
    this.idle.splice(at, 1);
    void this.end(pooled);
  }

  private async end(pooled: PooledThread): Promise<void> {
    if (pooled.retirement) clearTimeout(pooled.retirement);
    this.all.delete(pooled);
    await pooled.thread.stop();
  }
}

/**
 * Where the compiled entry of a counting thread is. A thread loads plain JavaScript, so that code running from source
 * (tests) takes the entry of the last build.
 */
export function countingThreadEntry(): URL {
  const here = import.meta.url.replace('/trainer-worker/src/', '/trainer-worker/dist/');
  return new URL('counting-thread-main.js', here);
}
