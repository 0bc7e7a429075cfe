import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Interleaver } from './interleaver.js';
import { RacePairs, type PairResult, type RacePlan } from './race-pairs.js';
import type { Pair } from './racers.js';

interface Lane {
  readonly database: TestDatabase;
  readonly redis: TestRedis;
  readonly pairs: RacePairs;
}

/** Several databases on which pairs are raced side by side: each race mostly waits for Postgres. */
export class RaceLanes {
  private constructor(
    private readonly lanes: readonly Lane[],
    private readonly unhook: () => void,
  ) {}

  /** Needs the test services of this process, or of Jest. */
  static async open(count: number): Promise<RaceLanes> {
    const lanes = await Promise.all(Array.from({ length: count }, openLane));
    return new RaceLanes(lanes, Interleaver.hook());
  }

  /** What a policy worker has handlers for. */
  get handled(): readonly string[] {
    return this.lanes[0]?.pairs.handled ?? [];
  }

  /** Races every pair; `onResult` hears of each as it is done. */
  async race(
    pairs: readonly Pair[],
    plan: RacePlan,
    onResult: (result: PairResult) => void,
  ): Promise<readonly PairResult[]> {
    const left = [...pairs];
    const results: PairResult[] = [];
    const work = this.lanes.map(async (lane) => {
      for (let pair = left.shift(); pair; pair = left.shift()) {
        const result = await lane.pairs.race(pair, plan);
        results.push(result);
        onResult(result);
      }
    });
    await Promise.all(work);
    return results;
  }

  async close(): Promise<void> {
    this.unhook();
    for (const { database, redis, pairs } of this.lanes) {
      await pairs.close();
      await database.drop();
      await redis.cleanUp();
    }
  }
}

async function openLane(): Promise<Lane> {
  const [database, redis] = [await testDatabase(), testRedis()];
  const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
  return { database, redis, pairs: await RacePairs.open(stores) };
}
