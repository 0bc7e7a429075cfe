import { REDIS_KEYS } from '@bylaw/contracts';
import type { Redis } from 'ioredis';
import type { FirstPassEnd, Pass } from './counting-request.js';

export type PassName = Pass['name'];

/** What a run was divided into: the upper ids of its slices. */
export type Plan = readonly string[];

/** A run that nobody concludes leaves its counts behind for this long. */
const KEPT_SECONDS = 86_400;

/**
 * What the shards of a run have counted so far, in one hash in Redis: written once by each shard, merged one by one, and
 * discarded when the run is concluded.
 */
export class RunCounts {
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  /** Keeps the plan; the first one counts, however often it is made. */
  async plan(runId: string, make: () => Promise<Plan>): Promise<Plan> {
    const known = await this.get(runId, 'plan');
    if (known !== null) return JSON.parse(known) as Plan;
    await this.redis.hsetnx(this.key(runId), 'plan', JSON.stringify(await make()));
    await this.redis.expire(this.key(runId), KEPT_SECONDS);
    return JSON.parse((await this.get(runId, 'plan')) ?? '[]') as Plan;
  }

  /** Keeps a shard's counts. Answers how many shards, of both passes, have counted. */
  async put(runId: string, shard: { pass: PassName; shard: number; counts: string }): Promise<number> {
    const key = this.key(runId);
    await this.redis
      .multi()
      .hset(key, `${shard.pass}:${shard.shard}`, shard.counts)
      .expire(key, KEPT_SECONDS)
      .exec();
    return (await this.redis.hkeys(key)).filter((field) => field.includes(':')).length;
  }

  async has(runId: string, pass: PassName, shard: number): Promise<boolean> {
    return (await this.redis.hexists(this.key(runId), `${pass}:${shard}`)) === 1;
  }

  /** The shards of a plan that a pass has not counted yet. */
  async missing(runId: string, pass: PassName, plan: Plan): Promise<number[]> {
    const fields = new Set(await this.redis.hkeys(this.key(runId)));
    return [...plan.keys()].filter((shard) => !fields.has(`${pass}:${shard}`));
  }

  /** The counts of a pass, one shard at a time. */
  async *of(runId: string, pass: PassName, plan: Plan): AsyncGenerator<string> {
    for (const shard of plan.keys()) {
      const counts = await this.get(runId, `${pass}:${shard}`);
      if (counts === null) throw new Error(`The counts of shard ${shard} of the pass ${pass} are gone`);
      yield counts;
    }
  }

  async keepFirstPass(runId: string, end: FirstPassEnd): Promise<void> {
    await this.redis.hset(this.key(runId), 'first-pass', JSON.stringify(end));
  }

  async firstPass(runId: string): Promise<FirstPassEnd | null> {
    const kept = await this.get(runId, 'first-pass');
    return kept === null ? null : (JSON.parse(kept) as FirstPassEnd);
  }

  /** Notes why a shard can't be counted, so that the others need not be. */
  async giveUp(runId: string, reason: string): Promise<void> {
    await this.redis.hset(this.key(runId), 'given-up', reason);
  }

  async givenUp(runId: string): Promise<string | null> {
    return this.get(runId, 'given-up');
  }

  async discard(runId: string): Promise<void> {
    await this.redis.unlink(this.key(runId));
  }

  private async get(runId: string, field: string): Promise<string | null> {
    return this.redis.hget(this.key(runId), field);
  }

  private key(runId: string): string {
    return `${this.prefix}:${REDIS_KEYS.trainingCounts}:${runId}`;
  }
}
