import { REDIS_KEYS } from '@bylaw/contracts';
import type { RunContext } from '@bylaw/learning';
import type { Redis } from 'ioredis';
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

  /** Keeps what the run knows of the policy; the first one counts, so that every delivery concludes from the same. */
  async keepContext(runId: string, context: RunContext): Promise<RunContext> {
    await this.redis.hsetnx(this.key(runId), 'context', JSON.stringify(context));
    return (await this.context(runId)) ?? context;
  }

  async context(runId: string): Promise<RunContext | null> {
    const kept = await this.get(runId, 'context');
    return kept === null ? null : (JSON.parse(kept) as RunContext);
  }

  /** Keeps a shard's counts. Answers how many shards, of all passes, have counted. */
  async put(runId: string, shard: { pass: number; shard: number; counts: string }): Promise<number> {
    const key = this.key(runId);
    await this.redis
      .multi()
      .hset(key, shardField(shard.pass, shard.shard), shard.counts)
      .expire(key, KEPT_SECONDS)
      .exec();
    return (await this.redis.hkeys(key)).filter((field) => field.includes(':')).length;
  }

  async has(runId: string, pass: number, shard: number): Promise<boolean> {
    return (await this.redis.hexists(this.key(runId), shardField(pass, shard))) === 1;
  }

  /** The shards of a plan that a pass has not counted yet. */
  async missing(runId: string, pass: number, plan: Plan): Promise<number[]> {
    const fields = new Set(await this.redis.hkeys(this.key(runId)));
    return [...plan.keys()].filter((shard) => !fields.has(shardField(pass, shard)));
  }

  /** The counts of a pass, one shard at a time. */
  async *of(runId: string, pass: number, plan: Plan): AsyncGenerator<string> {
    for (const shard of plan.keys()) {
      const counts = await this.get(runId, shardField(pass, shard));
      if (counts === null) throw new Error(`The counts of shard ${shard} of the pass ${pass} are gone`);
      yield counts;
    }
  }

  /** Keeps what a pass left for the next one, and lets go of its shards' counts. */
  async keepLeft(runId: string, pass: number, left: string, plan: Plan): Promise<void> {
    const key = this.key(runId);
    const counts = [...plan.keys()].map((shard) => shardField(pass, shard));
    const kept = this.redis.multi().hset(key, `left-${pass}`, left);
    for (const field of counts) kept.hset(key, field, '');
    await kept.exec();
  }

  /** What a pass left; null as long as it has not ended. */
  async left(runId: string, pass: number): Promise<string | null> {
    return this.get(runId, `left-${pass}`);
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

function shardField(pass: number, shard: number): string {
  return `${pass}:${shard}`;
}
