import { Inject, Injectable } from '@nestjs/common';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import { ReplayThread } from './replay-thread.js';

/** How long a thread without work is kept for the next replay, with the policy that it has compiled. */
const IDLE_MS = 30_000;

/** The threads of a policy worker that replay: as many as replays run at the same time, none when there is nothing to do. */
@Injectable()
export class ReplayThreads {
  private readonly idle = new Map<ReplayThread, NodeJS.Timeout>();
  private readonly busy = new Set<ReplayThread>();
  private stopped = false;

  constructor(@Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings) {}

  /**
   * Runs a task with a thread of its own, which ends at once when `signal` aborts.
   * @throws what the task throws: ReplayThreadDied when its thread has ended, as by `stop`
   */
  async using<T>(signal: AbortSignal, task: (thread: ReplayThread) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    if (this.stopped) throw new Error('This worker stops');
    const thread = this.take();
    const stop = (): void => void thread.stop();
    signal.addEventListener('abort', stop);
    this.busy.add(thread);
    try {
      return await task(thread);
    } finally {
      signal.removeEventListener('abort', stop);
      this.busy.delete(thread);
      if (thread.alive) this.keep(thread);
    }
  }

  /** Interrupts what runs: replays can take long, and a stopping worker must not. */
  async stop(): Promise<void> {
    this.stopped = true;
    const threads = [...this.idle.keys(), ...this.busy];
    for (const timer of this.idle.values()) clearTimeout(timer);
    this.idle.clear();
    await Promise.all(threads.map((thread) => thread.stop()));
  }

  private take(): ReplayThread {
    for (const [thread, timer] of this.idle) {
      clearTimeout(timer);
      this.idle.delete(thread);
      if (thread.alive) return thread;
    }
    return new ReplayThread(this.settings.replayMemoryMb);
  }

  private keep(thread: ReplayThread): void {
    const timer = setTimeout(() => {
      this.idle.delete(thread);
      void thread.stop();
    }, IDLE_MS);
    timer.unref();
    this.idle.set(thread, timer);
  }
}
