import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplayResult } from '@bylaw/policy';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('replays', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let worker: PolicyWorkerFixture;
  const labelled = randomUUID();

  beforeAll(async () => {
    database = await testDatabase();
    await withClient(database.url, async (client) => {
      // More than two pages, many at the same time, some too old.
      await client.query(
        `INSERT INTO actions (id, agent_id, ts, source, tool, command)
         SELECT gen_random_uuid(), NULL, now() - (i / 100) * interval '1 minute', 'import', 'shell',
                CASE WHEN i % 5 = 0 THEN 'rm -rf /srv/' || i ELSE 'ls ' || i END
           FROM generate_series(1, 2500) AS i`,
      );
      await client.query(
        `INSERT INTO actions (id, ts, source, tool, command)
         SELECT gen_random_uuid(), now() - interval '31 days', 'import', 'shell', 'rm -rf /old/' || i
           FROM generate_series(1, 10) AS i`,
      );
      await client.query(
        `INSERT INTO actions (id, ts, source, tool, command) VALUES ($1, now(), 'agent', 'shell', 'rm -rf /x')`,
        [labelled],
      );
      await client.query(
        `INSERT INTO action_labels (action_id, label, author, labelled_at) VALUES ($1, 'unsafe', 'Ada', now())`,
        [labelled],
      );
    });
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    worker = await PolicyWorkerFixture.start(services);
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  const diff = { add: [{ pattern: '^rm -rf', effect: 'deny' as const }] };
  const replay = (payload: object) =>
    worker.done<ReplayResult>(worker.send('replay', { store: false, ...payload }));

  it('tell what the last 30 days would have been', async () => {
    const result = await replay({ diff });
    expect(result).toMatchObject({
      ...{ currentVersion: 0, replayed: 2_501, flipped: 501, skipped: 0, complete: true },
      rules: [{ ruleId: 'diff.add[0]', change: 'added', flips: 501, directions: { 'allow->deny': 501 } }],
      labels: { safe: 0, unsafe: 1, unknown: 0, none: 500 },
      caveats: [{ reason: 'imported without a decision, as if it had been asked', count: 2_501 }],
    });
    expect(result.flips).toMatchObject({
      'allow->deny': { count: 501, labels: { unsafe: 1, none: 500 } },
    });
    expect(result.flips['allow->deny']?.examples[0]).toMatchObject({
      actionId: labelled,
      command: 'rm -rf /x',
      label: 'unsafe',
      ruleIds: ['diff.add[0]'],
    });
  });

  it('look as far back, and at as many, as they are asked to', async () => {
    const since = new Date(Date.now() - 40 * 86_400_000).toISOString();
    expect(await replay({ diff, since })).toMatchObject({ replayed: 2_511, flipped: 511 });
    expect(await replay({ diff, limit: 1_200 })).toMatchObject({ replayed: 1_200 });
  });

  it.each([
    ['invalid_diff', { diff: { add: [{ pattern: '(', effect: 'deny' }] } }],
    ['invalid_diff', { diff: { remove: [randomUUID()] } }],
    ['not_found', { suggestionId: randomUUID() }],
    ['validation_failed', { diff, since: 'yesterday' }],
  ])('are refused with %s', async (code, payload) => {
    expect(await worker.refused(worker.send('replay', { store: false, ...payload }))).toMatchObject({ code });
  });

  it('come by themselves for pending suggestions, and again when the policy has moved', async () => {
    const suggestionId = await worker.propose(diff);
    const stored = async (version: number): Promise<ReplayResult> => {
      const deadline = Date.now() + 15_000;
      for (;;) {
        const [row] = await worker.sql<{ replay: ReplayResult; replayed_version: number | null }>(
          'SELECT replay, replayed_version FROM suggestions WHERE id = $1',
          [suggestionId],
        );
        if (row?.replayed_version === version) return row.replay;
        if (Date.now() > deadline) throw new Error('the suggestion was not replayed');
        await sleep(50);
      }
    };
    expect(await stored(0)).toMatchObject({ currentVersion: 0, flipped: 501 });
    await worker.change({ add: [{ pattern: '^rm -rf /srv', effect: 'deny' }] });
    expect(await stored(1)).toMatchObject({ currentVersion: 1, flipped: 1 });
  });
});
