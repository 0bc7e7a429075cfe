import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { NormalizedDiff, Overlap, PolicySnapshot } from '@bylaw/policy';
import type { OverlapReply, OverlapRequest } from './overlap-request.js';

/** A thread that looks for overlaps with one policy at a time; asked one thing at a time. */
export class OverlapThread {
  private readonly worker = new Worker(entry());
  private policyVersion: number | null = null;
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

  /** The version of the policy that it has; null before the first. */
  get version(): number | null {
    return this.policyVersion;
  }

  /**
   * The overlaps of a diff with a policy, which is not sent again while it stays at one version.
   * @throws Error when `signal` aborts or the thread dies: ask it nothing any more then; or for a pattern that is none
   */
  async find(
    diff: NormalizedDiff,
    policy: PolicySnapshot | null,
    signal: AbortSignal,
  ): Promise<readonly Overlap[]> {
    const replied = once(this.worker, 'message', { signal });
    this.policyVersion = policy?.version ?? this.policyVersion;
    this.worker.postMessage({ diff, rules: policy?.rules ?? null } satisfies OverlapRequest);
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
