import { randomUUID } from 'node:crypto';
import type { Effect, ReplayResult } from '@bylaw/policy';
import {
  goldenSuites,
  testDatabase,
  testRedis,
  withClient,
  type GoldenCase,
  type TestDatabase,
} from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

/** A diff must do something, also that of a policy without rules. */
const OF_NO_ACTION = { pattern: 'x', effect: 'deny' as const, tool: 'nobody' };

describe('golden cases, recorded and replayed', () => {
  const redis = testRedis();
  let database: TestDatabase;

  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    await database.drop();
    await redis.cleanUp();
  });

  async function record(cases: readonly GoldenCase[]): Promise<void> {
    await withClient(database.url, async (client) => {
      for (const { action } of cases) {
        await client.query(
          `INSERT INTO actions (id, ts, source, tool, command, args) VALUES ($1, now(), 'agent', $2, $3, $4)`,
          [randomUUID(), action.tool, action.command, JSON.stringify(action.args)],
        );
      }
    });
  }

  /** The decisions that must come instead of those of a policy without rules, by direction. */
  function flips(
    cases: readonly GoldenCase[],
    before: (golden: GoldenCase) => Effect,
  ): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const golden of cases) {
      const direction = `${before(golden)}->${golden.expect}`;
      if (before(golden) !== golden.expect) counts[direction] = (counts[direction] ?? 0) + 1;
    }
    return counts;
  }

  it.each(goldenSuites().map((suite) => [suite.suite, suite] as const))(
    '%s',
    async (_, { settings, drafts, cases }) => {
      // A replay knows no quarantine.
      const recorded = cases.filter(({ quarantined }) => !quarantined);
      const replayed = recorded.filter(({ action }) => action.command !== '');
      await record(recorded);
      const worker = await PolicyWorkerFixture.start(
        { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix },
        { decisions: settings },
      );
      const diff = { add: [...drafts, OF_NO_ACTION] };
      const result = await worker.done<ReplayResult>(worker.send('replay', { store: false, diff }));
      await worker.stop();
      const { defaultEffect, unparsedToReview } = settings;
      const before = ({ unparsed }: GoldenCase): Effect =>
        unparsed && unparsedToReview ? 'review' : defaultEffect;
      const counts = Object.entries(result.flips).map(([direction, { count }]) => [direction, count]);
      expect(Object.fromEntries(counts)).toEqual(flips(replayed, before));
      expect(result).toMatchObject({
        replayed: replayed.length,
        skipped: recorded.length - replayed.length,
      });
      for (const { from, to, examples } of Object.values(result.flips)) {
        const these = replayed.filter((golden) => before(golden) === from && golden.expect === to);
        const commands = these.map(({ action }) => action.command);
        expect(commands).toEqual(expect.arrayContaining(examples.map(({ command }) => command)));
      }
    },
  );
});
