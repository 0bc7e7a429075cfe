import { CountingThread } from './counting-thread.js';
import type { CountingThreadData } from './counting-request.js';

export interface CountingPoolOptions extends CountingThreadData {
  /** The compiled entry of a counting thread. */
  readonly entry: URL;
}

/** A few counting threads, started when first needed. A thread that died is replaced. */
export class CountingPool {
  private readonly idle: CountingThread[] = [];
  private readonly all = new Set<CountingThread>();
  private readonly queue: ((thread: CountingThread) => void)[] = [];

  constructor(private readonly options: CountingPoolOptions) {}

  /**
   * Runs `work` with a thread of its own; waits for one when all are taken. Once `signal` is aborted the thread is stopped,
   * whatever it does, and the work fails.
   */
  async use<T>(work: (thread: CountingThread) => Promise<T>, signal: AbortSignal): Promise<T> {
    const thread = await this.take();
    const stop = (): void => void thread.stop();
    signal.addEventListener('abort', stop);
    try {
      signal.throwIfAborted();
      return await work(thread);
    } finally {
      signal.removeEventListener('abort', stop);
      this.release(thread);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.all].map((thread) => thread.stop()));
    this.all.clear();
    this.idle.length = 0;
  }

  private async take(): Promise<CountingThread> {
    const idle = this.idle.pop();
    if (idle?.alive) return idle;
    if (idle) this.all.delete(idle);
    if (this.all.size < this.options.threads) return this.start();
    return new Promise((resolve) => this.queue.push(resolve));
  }

  private release(thread: CountingThread): void {
    const usable = thread.alive ? thread : this.replace(thread);
    const next = this.queue.shift();
    if (next) next(usable);
    else this.idle.push(usable);
  }

  private replace(dead: CountingThread): CountingThread {
    this.all.delete(dead);
    return this.start();
  }

  private start(): CountingThread {
    const { entry, ...data } = this.options;
    const thread = new CountingThread(entry, data);
    this.all.add(thread);
    return thread;
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
