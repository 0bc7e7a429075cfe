import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { policyPatch, type NormalizedDiff, type Overlap, type PolicySnapshot } from '@bylaw/policy';
import type { OverlapReply, OverlapRequest } from './overlap-request.js';

/** A thread that looks for overlaps with one policy at a time; asked one thing at a time. */
export class OverlapThread {
  private readonly worker = new Worker(entry());
  private held: PolicySnapshot = { version: 0, rules: [] };
  private ended = false;

  constructor() {
    // An error is told to whoever waits; without anyone waiting it must not end the process.
    this.worker.on('error', () => (this.ended = true));
    this.worker.on('exit', () => (this.ended = true));
    this.worker.unref();
  }

  /** False once the thread has ended: it answers no more. */
  get alive(): boolean {
    return !this.ended;
  }

  /**
   * The overlaps of a diff with a policy, of which only that is sent which is not there from the last time.
   * @throws Error when `signal` aborts or the thread dies: ask it nothing any more then; or for a pattern that is none
   */
  async find(diff: NormalizedDiff, policy: PolicySnapshot, signal: AbortSignal): Promise<readonly Overlap[]> {
    const replied = once(this.worker, 'message', { signal });
    const change = policy === this.held ? null : policyPatch(this.held, policy);
    this.held = policy;
    this.worker.postMessage({ diff, change } satisfies OverlapRequest);
    const [reply] = (await replied) as [OverlapReply];
    if ('error' in reply) throw new Error(reply.error);
    return reply.overlaps;
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }
}

/** A thread loads plain JavaScript, so that code running from source (tests) takes the entry of the last build. */
function entry(): URL {
  const here = import.meta.url.replace('/policy-worker/src/', '/policy-worker/dist/');
  return new URL('overlap-thread-main.js', here);
}
