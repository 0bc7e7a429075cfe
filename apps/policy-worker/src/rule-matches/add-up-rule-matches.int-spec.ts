import { randomUUID } from 'node:crypto';
import { RuleMatchReader } from '@bylaw/persistence';
import { until, withClient } from '@bylaw/testing';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

const DAY_MS = 86_400_000;

describe('adding up the matches of rules', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  /** Records actions, as a hub does, all of which the rule has matched. */
  const record = (ruleId: string, count: number, ago = 0) =>
    withClient(worker.databaseUrl, async (client) => {
      const matched = JSON.stringify([{ ruleId, effect: 'deny', mode: 'enforce' }]);
      await client.query(
        `INSERT INTO actions (id, ts, source, tool, command, matched)
         SELECT gen_random_uuid(), $1, 'agent', 'shell', 'ls', $2 FROM generate_series(1, $3)`,
        [new Date(Date.now() - ago), matched, count],
      );
    });
  const matchesOf = async (ruleId: string) =>
    (await new RuleMatchReader(worker.database).all(Date.now())).get(ruleId);
  const waiting = () => worker.sql('SELECT 1 FROM recorded_rule_matches');
  const addUp = () => worker.jobs.addAndWait('add-up-rule-matches', {}, { withinMs: 10_000 });

  it('happens by itself, and changes no number', async () => {
    const rule = randomUUID();
    await record(rule, 12);
    expect(await matchesOf(rule)).toMatchObject({ hour: 12, day: 12, month: 12 });
    await until(async () => (await waiting()).length === 0, 20_000);
    expect(await matchesOf(rule)).toMatchObject({ hour: 12, day: 12, month: 12 });
  });

  it('forgets counts of more than 31 days ago, and keeps when a rule matched last', async () => {
    const rule = randomUUID();
    await record(rule, 3, 33 * DAY_MS);
    await record(rule, 2, 30 * DAY_MS - 3_600_000);
    await Promise.all([addUp(), addUp(), addUp()]);
    await addUp();
    expect(await matchesOf(rule)).toMatchObject({ hour: 0, day: 0, month: 2 });
    const kept = await worker.sql('SELECT grain FROM rule_match_counts WHERE rule_id = $1', [rule]);
    expect(kept).toHaveLength(2);
  });

  it('lets a rule that is removed and restored keep its numbers', async () => {
    await worker.change({ add: [{ pattern: '^reboot', effect: 'deny' }] });
    const [rule] = (await worker.policy()).rules;
    await record(rule!.id, 5);
    await addUp();
    const removed = await worker.change({ remove: [rule!.id] });
    expect((await worker.policy()).rules).toEqual([]);
    expect(await matchesOf(rule!.id)).toMatchObject({ day: 5 });
    await worker.rollback(removed);
    await record(rule!.id, 1);
    expect((await worker.policy()).rules).toEqual([rule]);
    expect(await matchesOf(rule!.id)).toMatchObject({ day: 6 });
  });
});
