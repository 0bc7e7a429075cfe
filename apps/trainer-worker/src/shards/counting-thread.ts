import { Worker } from 'node:worker_threads';
import type { Pass, PassEnd, RunContext } from '@bylaw/learning';
import type { Portion } from '../digests/range-reader.js';
import type { CountingReply, CountingRequest, CountingThreadData } from './counting-request.js';

/** What a thread reads dies young, and what it counts grows slowly: a quarter of the space that Node has for what is young will do. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 12 };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One worker thread that counts; asked one thing at a time. */
export class CountingThread {
  private readonly worker: Worker;
  private waiting: Waiting | undefined;
  private ended = false;

  constructor(entry: URL, data: CountingThreadData) {
    this.worker = new Worker(entry, { workerData: data, resourceLimits: RESOURCE_LIMITS });
    this.worker.on('message', (reply: CountingReply) => this.settle(reply));
    this.worker.on('error', (error) => this.die(error));
    this.worker.on('exit', (code) => this.die(new Error(`A counting thread ended with code ${code}`)));
  }

  /** False once the thread has died or was stopped: it counts no more. */
  get alive(): boolean {
    return !this.ended;
  }

  /** Begins a pass with empty counts; what was counted before is forgotten. */
  async open(estimator: string, pass: Pass): Promise<void> {
    await this.ask({ ask: 'open', estimator, pass });
  }

  async add(portion: Portion): Promise<void> {
    await this.ask('actions' in portion ? { ask: 'add', ...portion } : { ask: 'add-digest', ...portion });
  }

  /** Adds the counts of another shard of the same pass. */
  async merge(counts: string): Promise<void> {
    await this.ask({ ask: 'merge', counts });
  }

  /** The counts so far, as JSON text. */
  async counts(): Promise<string> {
    return (await this.ask({ ask: 'counts' })) as string;
  }

  /** Ends the pass with what was merged. */
  async end(context: RunContext): Promise<PassEnd> {
    return (await this.ask({ ask: 'end', context })) as PassEnd;
  }

  /** Ends the thread at once, in the middle of whatever it does; who waits for its answer gets an error. */
  async stop(): Promise<void> {
    this.ended = true;
    await this.worker.terminate();
  }

  private async ask(request: CountingRequest): Promise<unknown> {
    if (this.ended) throw new Error('The counting thread has ended');
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker.postMessage(request);
    });
  }

  private settle(reply: CountingReply): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    if ('error' in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(reply.value);
  }

  private die(error: Error): void {
    this.ended = true;
    this.waiting?.reject(error);
    this.waiting = undefined;
  }
}
