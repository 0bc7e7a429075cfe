import { REDIS_KEYS } from '@bylaw/contracts';
import type { RedisConnection } from '@bylaw/jobs';
import type { RunContext } from '@bylaw/learning';
import type { Plan } from '../digests/pack-shards.js';

/** Counts of a run: of a shard (level 0), or merged of some neighbours of the level below. */
export interface CountsPlace {
  readonly pass: number;
  readonly level: number;
  readonly index: number;
}

/** A run that nobody concludes leaves its counts behind for this long. */
const KEPT_SECONDS = 86_400;

/**
 * What the shards of a run have counted so far, in one hash in Redis: written once by each shard, merged as a tree, emptied
 * once merged, and discarded when the run is concluded.
 */
export class RunCounts {
  constructor(
    private readonly redis: RedisConnection,
    private readonly prefix: string,
  ) {}

  /** Keeps the plan; the first one counts, however often it is made. */
  async plan(runId: string, make: () => Promise<Plan>): Promise<Plan> {
    const known = await this.get(runId, 'plan');
    if (known !== null) return JSON.parse(known) as Plan;
    const key = this.key(runId);
    await this.redis.hsetnx(key, 'plan', JSON.stringify(await make()));
    const plan = JSON.parse((await this.get(runId, 'plan')) ?? '[]') as Plan;
    await this.redis.multi().hset(key, 'shards', plan.length).expire(key, KEPT_SECONDS).exec();
    return plan;
  }

  /** How many shards a run was divided into; null when it has no plan, or is over. */
  async shards(runId: string): Promise<number | null> {
    const shards = await this.get(runId, 'shards');
    return shards === null ? null : Number(shards);
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

  /** Keeps counts, in place of those that they were merged from. */
  async put(
    runId: string,
    place: CountsPlace,
    counts: string,
    merged: readonly CountsPlace[] = [],
  ): Promise<void> {
    const key = this.key(runId);
    const kept = this.redis.multi().hset(key, fieldOf(place), counts);
    for (const part of merged) kept.hset(key, fieldOf(part), '');
    await kept.expire(key, KEPT_SECONDS).exec();
  }

  async has(runId: string, place: CountsPlace): Promise<boolean> {
    return (await this.redis.hexists(this.key(runId), fieldOf(place))) === 1;
  }

  /** How many shards, of all passes, have counted. */
  async counted(runId: string): Promise<number> {
    const fields = await this.redis.hkeys(this.key(runId));
    return fields.filter((field) => /^\d+:0:/.test(field)).length;
  }

  /** Which of the places have no counts yet. */
  async missing(runId: string, places: readonly CountsPlace[]): Promise<CountsPlace[]> {
    const fields = new Set(await this.redis.hkeys(this.key(runId)));
    return places.filter((place) => !fields.has(fieldOf(place)));
  }

  /** The counts of some places, one at a time. */
  async *of(runId: string, places: readonly CountsPlace[]): AsyncGenerator<string> {
    for (const place of places) {
      const counts = await this.get(runId, fieldOf(place));
      if (!counts) throw new Error(`The counts ${fieldOf(place)} are gone`);
      yield counts;
    }
  }

  /** Keeps what a pass left for the next one, and lets go of the counts that it came from. */
  async keepLeft(runId: string, pass: number, left: string, merged: readonly CountsPlace[]): Promise<void> {
    const key = this.key(runId);
    const kept = this.redis.multi().hset(key, `left-${pass}`, left);
    for (const place of merged) kept.hset(key, fieldOf(place), '');
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

function fieldOf({ pass, level, index }: CountsPlace): string {
  return `${pass}:${level}:${index}`;
}
