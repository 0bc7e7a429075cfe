import { randomUUID } from 'node:crypto';
import type { Effect, ReplayResult } from '@bylaw/policy';
import { goldenSuites, withClient, type GoldenCase } from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

const SUITES = goldenSuites();
/** Those of a worker, which decides by the settings that it is started with: each a list of its suites. */
const SETTINGS = [...new Set(SUITES.map(({ settings }) => JSON.stringify(settings)))].map((settings) =>
  SUITES.filter((suite) => JSON.stringify(suite.settings) === settings),
);

/** A diff must do something, also that of a policy without rules. */
const OF_NO_ACTION = { pattern: 'x', effect: 'deny' as const, tool: 'nobody' };

describe.each(SETTINGS.map((suites) => [suites[0]!.settings, suites] as const))(
  'golden cases, recorded and replayed by a worker of their settings, %#',
  (settings, suites) => {
    let worker: PolicyWorkerFixture;

    beforeAll(async () => {
      worker = await PolicyWorkerFixture.alone({ decisions: settings });
    });
    afterAll(() => worker.stop());

    /** Records these, and these only. */
    async function record(cases: readonly GoldenCase[]): Promise<void> {
      await withClient(worker.databaseUrl, async (client) => {
        await client.query('TRUNCATE actions');
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

    it.each(suites.map((suite) => [suite.suite, suite] as const))('%s', async (_, { drafts, cases }) => {
      // A replay knows no quarantine.
      const recorded = cases.filter(({ quarantined }) => !quarantined);
      const replayed = recorded.filter(({ action }) => action.command !== '');
      await record(recorded);
      const diff = { add: [...drafts, OF_NO_ACTION] };
      const result = await worker.done<ReplayResult>(worker.send('replay', { store: false, diff }));
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
    });
  },
);
