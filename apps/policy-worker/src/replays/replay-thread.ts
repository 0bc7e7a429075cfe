import { Worker } from 'node:worker_threads';
import { policyPatch, type PolicySettings, type PolicySnapshot, type ReplayResult } from '@bylaw/policy';
import type { ReplayPlan } from './replay-planner.js';
import type { ReplayedPage, ReplayReply, ReplayRequest } from './replay-request.js';
import { ReplayThreadDied } from './replay-thread-died.js';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One thread that replays; asked one thing at a time. What is asked of one that has ended throws ReplayThreadDied. */
export class ReplayThread {
  private readonly worker: Worker;
  private waiting: Waiting | undefined;
  private ended = false;
  /** The policy that the thread has compiled, from which the next one is made. */
  private held: PolicySnapshot = { version: 0, rules: [] };

  constructor(memoryMb: number) {
    this.worker = new Worker(entry(), { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    this.worker.on('message', (reply: ReplayReply) => this.settle(reply));
    this.worker.on('error', (error) => this.die(`The replay's thread has failed: ${error.message}`));
    this.worker.on('exit', (code) => this.die(`The replay's thread ended with code ${code}`));
    this.worker.unref();
  }

  /** False once the thread has died or was stopped: it replays no more. */
  get alive(): boolean {
    return !this.ended;
  }

  /** Begins a replay; what was replayed before is forgotten. Its time is counted from here. */
  async begin(
    { current, proposed }: ReplayPlan,
    { decisions, withinMs }: { decisions: PolicySettings; withinMs: number },
  ): Promise<void> {
    const changes = { current: policyPatch(this.held, current), proposed: policyPatch(current, proposed) };
    this.held = current;
    await this.ask({ ask: 'begin', ...changes, decisions, withinMs });
  }

  /** Replays a page of actions, given as lines of JSON. */
  async add(lines: string): Promise<ReplayedPage> {
    return (await this.ask({ ask: 'add', lines })) as ReplayedPage;
  }

  /** What was found, when so many actions were not reached in time. */
  async end(notReached: number): Promise<ReplayResult> {
    return (await this.ask({ ask: 'end', notReached })) as ReplayResult;
  }

  /** Ends the thread at once, in the middle of whatever it does; who waits for its answer gets an error. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private async ask(request: ReplayRequest): Promise<unknown> {
    if (this.ended) throw new ReplayThreadDied('The thread has ended');
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker.postMessage(request);
    });
  }

  private settle(reply: ReplayReply): void {
    const { waiting } = this;
    this.waiting = undefined;
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.value);
  }

  private die(why: string): void {
    this.ended = true;
    this.waiting?.reject(new ReplayThreadDied(why));
    this.waiting = undefined;
  }
}

/** A thread loads plain JavaScript, so that code running from source (tests) takes the entry of the last build. */
function entry(): URL {
  const here = import.meta.url.replace('/policy-worker/src/', '/policy-worker/dist/');
  return new URL('replay-thread-main.js', here);
}
