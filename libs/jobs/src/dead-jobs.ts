import { QUEUES } from '@bylaw/contracts';
import type { QueueName } from './job-catalog.js';
import type { JobProducer } from './job-producer.js';
import type { RedisConnection } from './redis-connection.js';

/** What is known of a job that has failed for good, its payload aside. */
export interface DeadJobFacts {
  readonly queue: QueueName;
  readonly id: string;
  /** The kind of job; whatever was written there, when other programs added it. */
  readonly name: string;
  readonly failedAt: Date;
  /** Since it was added, or retried last. */
  readonly attempts: number;
  /** What its last attempt ended with. */
  readonly reason: string;
}

export interface DeadJob extends DeadJobFacts {
  /** JSON; null when it is larger than is read for a list. */
  readonly payload: string | null;
  readonly payloadBytes: number;
}

/** The place of a job in the list: newest first, and within a millisecond by queue and id, descending. */
export interface DeadJobKey {
  readonly at: number;
  readonly queue: QueueName;
  readonly id: string;
}

/** Payloads up to this size are read for a list, which has 200 jobs at most. */
const PAYLOAD_BYTES = 262_144;

/** The jobs that no attempt can bring to an end: kept by BullMQ in a sorted set of each queue until a person decides. */
export class DeadJobs {
  constructor(
    private readonly producer: JobProducer,
    private readonly redis: RedisConnection,
  ) {}

  /** Up to `limit` dead jobs after `after`, newest first; those of one queue, or of all. */
  async list(page: {
    readonly queue?: QueueName | undefined;
    readonly after: DeadJobKey | null;
    readonly limit: number;
  }): Promise<DeadJob[]> {
    const queues = page.queue === undefined ? Object.values(QUEUES) : [page.queue];
    const keys = (await Promise.all(queues.map((queue) => this.keys(queue, page)))).flat();
    const found: DeadJob[] = [];
    // One by one, so that no more than one large payload is on its way.
    for (const key of keys.sort(newestFirst).slice(0, page.limit)) {
      const job = await this.read(key);
      if (job) found.push(job);
    }
    return found;
  }

  /** One dead job; null when there is none, or it is not dead. */
  async find(queue: QueueName, id: string): Promise<DeadJobFacts | null> {
    const at = await this.redis.zscore(this.deadSet(queue), id);
    return at === null ? null : this.read({ queue, id, at: Number(at) });
  }

  /**
   * Has a dead job tried again, with as many attempts as a new one. One that can never work fails for good once more.
   * False when it is not dead (any more).
   */
  async retry(queue: QueueName, id: string): Promise<boolean> {
    return this.change(queue, id, async () => {
      const job = await this.producer.queue(queue).getJob(id);
      await job?.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
      return job !== undefined;
    });
  }

  /** Removes a dead job, and what it carries, for ever. False when it is not dead (any more). */
  async discard(queue: QueueName, id: string): Promise<boolean> {
    return this.change(queue, id, async () => (await this.producer.queue(queue).remove(id)) === 1);
  }

  /** How many dead jobs each queue has. */
  async counts(): Promise<ReadonlyMap<QueueName, number>> {
    const queues = Object.values(QUEUES);
    const counts = await Promise.all(queues.map((queue) => this.redis.zcard(this.deadSet(queue))));
    return new Map(queues.map((queue, index) => [queue, counts[index] ?? 0]));
  }

  private deadSet(queue: QueueName): string {
    return this.producer.queue(queue).toKey('failed');
  }

  /** What stopped being dead meanwhile, by another operator's decision, is no failure. */
  private async change(queue: QueueName, id: string, act: () => Promise<boolean>): Promise<boolean> {
    const isDead = async (): Promise<boolean> => (await this.redis.zscore(this.deadSet(queue), id)) !== null;
    if (!(await isDead())) return false;
    try {
      return await act();
    } catch (error) {
      if (await isDead()) throw error;
      return false;
    }
  }

  /** The first `limit` places of a queue after `after`, and all others of its millisecond. */
  private async keys(
    queue: QueueName,
    { after, limit }: { readonly after: DeadJobKey | null; readonly limit: number },
  ): Promise<DeadJobKey[]> {
    const set = this.deadSet(queue);
    const max = after === null ? '+inf' : `(${after.at}`;
    const [same, older] = await Promise.all([
      after === null ? [] : this.redis.zrange(set, after.at, after.at, 'BYSCORE', 'WITHSCORES'),
      this.redis.zrange(set, max, '-inf', 'BYSCORE', 'REV', 'LIMIT', 0, limit, 'WITHSCORES'),
    ]);
    const keys = [...keysOf(queue, same), ...keysOf(queue, older)];
    return after === null ? keys : keys.filter((key) => newestFirst(key, after) > 0);
  }

  /** Reads BullMQ's own hash, because `Job.fromId` would load every payload, however large. */
  private async read({ queue, id, at }: DeadJobKey): Promise<DeadJob | null> {
    const key = this.producer.queue(queue).toKey(id);
    const [name, attempts, reason] = await this.redis.hmget(key, 'name', 'atm', 'failedReason');
    const payloadBytes = await this.redis.hstrlen(key, 'data');
    const payload = payloadBytes > PAYLOAD_BYTES ? null : await this.redis.hget(key, 'data');
    // It was discarded meanwhile.
    if (name === null || name === undefined) return null;
    return {
      queue,
      id,
      name,
      failedAt: new Date(at),
      attempts: Number(attempts ?? 0),
      reason: reason ?? '',
      payload,
      payloadBytes,
    };
  }
}

/** Members and scores, as Redis answers them in turn. */
function keysOf(queue: QueueName, answer: readonly string[]): DeadJobKey[] {
  const keys: DeadJobKey[] = [];
  for (let at = 0; at < answer.length; at += 2) {
    keys.push({ queue, id: answer[at] ?? '', at: Number(answer[at + 1]) });
  }
  return keys;
}

/** Ids are compared by their bytes, as Redis does. */
function newestFirst(a: DeadJobKey, b: DeadJobKey): number {
  return b.at - a.at || compareText(b.queue, a.queue) || compareText(b.id, a.id);
}

function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
