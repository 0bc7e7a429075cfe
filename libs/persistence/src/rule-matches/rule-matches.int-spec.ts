import { randomUUID } from 'node:crypto';
import type { RuleMatchCountResponse, RuleMatchesResponse } from '@bylaw/contracts';
import { testDatabase, withClient, type TestDatabase } from '@bylaw/testing';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source.js';
import { DATABASE_ROLES } from '../database-role.js';
import { NO_MATCHES } from './no-matches.js';
import { RuleMatchReader } from './rule-match-reader.js';
import { RuleMatchStore } from './rule-match-store.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** In the middle of an hour, so that no span begins where an hour does. */
const NOW = Date.parse('2026-03-31T12:30:30.000Z');

const INSERT = `
  INSERT INTO actions (id, agent_id, ts, source, tool, command, decision, matched)
  SELECT *, gen_random_uuid(), $2::timestamptz, 'agent', 'shell', 'ls', 'allow', $3::jsonb FROM unnest($1::uuid[])
  ON CONFLICT (id) DO NOTHING`;

describe('rule matches', () => {
  const store = new RuleMatchStore();
  let database: TestDatabase;
  let worker: DataSource;
  let gateway: DataSource;

  beforeEach(async () => {
    database = await testDatabase();
    const open = (role: 'policy-worker' | 'gateway') =>
      createDataSource({
        url: database.url,
        role: DATABASE_ROLES[role],
        applicationName: 'test',
      }).initialize();
    worker = await open('policy-worker');
    gateway = await open('gateway');
  });
  afterEach(async () => {
    await worker.destroy();
    await gateway.destroy();
    await database.drop();
  });

  const matching = (...ids: readonly string[]): object[] =>
    ids.map((ruleId) => ({ ruleId, effect: 'deny', mode: 'enforce' }));

  /** Records actions of that time, which match the same, as a hub does. */
  const record = (at: number, matched: unknown, ids: readonly string[] = [randomUUID()]) =>
    withClient(database.url, async (client) => {
      await client.query(`SET ROLE ${DATABASE_ROLES['agent-hub']}`);
      await client.query(INSERT, [ids, new Date(at), JSON.stringify(matched)]);
    });
  const addUp = (atMost = 1_000) => worker.transaction((manager) => store.addUp(manager, atMost));
  const matchesOf = async (ruleId: string, now = NOW): Promise<RuleMatchesResponse> =>
    (await new RuleMatchReader(gateway).all(now)).get(ruleId) ?? NO_MATCHES;
  const rowsOf = async (table: string) =>
    (await worker.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

  it('are counted with each action that is stored, in every rule that it matched, before and after adding up', async () => {
    const [one, two, none] = [randomUUID(), randomUUID(), randomUUID()];
    const ids = [randomUUID(), randomUUID()];
    await record(NOW - 5_000, matching(one, two), ids);
    await record(NOW - 3_000, matching(two));
    await record(NOW - 1_000, []);
    for (const counts of [2, 0]) {
      expect(await matchesOf(one)).toEqual({
        hour: 2,
        day: 2,
        month: 2,
        last: new Date(NOW - 5_000).toISOString(),
      });
      expect(await matchesOf(two)).toEqual({
        hour: 3,
        day: 3,
        month: 3,
        last: new Date(NOW - 3_000).toISOString(),
      });
      expect(await matchesOf(none)).toEqual(NO_MATCHES);
      expect(await addUp()).toBe(counts === 2 ? 3 : 0);
    }
  });

  it('are not counted again when the action is delivered again, alone or among new ones (I3)', async () => {
    const rule = randomUUID();
    const ids = [randomUUID(), randomUUID()];
    await record(NOW, matching(rule), ids);
    await record(NOW, matching(rule), ids);
    await addUp();
    await record(NOW, matching(rule), [...ids, randomUUID()]);
    expect(await matchesOf(rule)).toMatchObject({ hour: 3, day: 3, month: 3 });
  });

  it('are not counted when the transaction that stores the actions is taken back', async () => {
    const rule = randomUUID();
    await withClient(database.url, async (client) => {
      await client.query('BEGIN');
      await client.query(INSERT, [[randomUUID()], new Date(NOW), JSON.stringify(matching(rule))]);
      await client.query('ROLLBACK');
    });
    expect(await matchesOf(rule)).toEqual(NO_MATCHES);
  });

  it.each([
    ['this minute', 0, [1, 1, 1]],
    ['59 minutes ago', 59 * MINUTE_MS, [1, 1, 1]],
    ['62 minutes ago', 62 * MINUTE_MS, [0, 1, 1]],
    ['24 hours ago', DAY_MS, [0, 1, 1]],
    ['25 hours ago', 25 * HOUR_MS, [0, 0, 1]],
    ['30 days ago', 30 * DAY_MS, [0, 0, 1]],
    ['30 days and an hour ago', 30 * DAY_MS + HOUR_MS, [0, 0, 0]],
    ['a year ago', 365 * DAY_MS, [0, 0, 0]],
  ])('of %s are in the spans that reach so far back, and the last one is known', async (_, ago, spans) => {
    const rule = randomUUID();
    const [hour, day, month] = spans;
    await record(NOW - ago, matching(rule));
    const expected = { hour, day, month, last: new Date(NOW - ago).toISOString() };
    expect(await matchesOf(rule)).toEqual(expected);
    await addUp();
    expect(await matchesOf(rule)).toEqual(expected);
    await store.forget(worker.manager, NOW);
    expect(await matchesOf(rule)).toEqual(expected);
  });

  it('of one rule are told by the hour and by the day, before and after adding up', async () => {
    const rule = randomUUID();
    for (const ago of [0, 0, HOUR_MS, 3 * DAY_MS]) await record(NOW - ago, matching(rule, randomUUID()));
    await addUp();
    await record(NOW, matching(rule));
    await record(NOW - DAY_MS, matching(rule));
    const { hours, days, ...all } = await new RuleMatchReader(gateway).series(rule, NOW);
    expect(all).toEqual(await matchesOf(rule));
    expect(all).toMatchObject({ hour: 4, day: 5, month: 6 });
    const some = (counts: readonly RuleMatchCountResponse[]) =>
      counts.filter(({ matches }) => matches > 0).map(({ at, matches }) => [at, matches]);
    expect([hours.length, days.length]).toEqual([25, 31]);
    expect(some(hours)).toEqual([
      ['2026-03-30T12:00:00.000Z', 1],
      ['2026-03-31T11:00:00.000Z', 1],
      ['2026-03-31T12:00:00.000Z', 3],
    ]);
    expect(some(days)).toEqual([
      ['2026-03-28T00:00:00.000Z', 1],
      ['2026-03-30T00:00:00.000Z', 1],
      ['2026-03-31T00:00:00.000Z', 4],
    ]);
    const never = await new RuleMatchReader(gateway).series(randomUUID(), NOW);
    expect(never).toMatchObject(NO_MATCHES);
    expect(some([...never.hours, ...never.days])).toEqual([]);
  });

  it('are forgotten when no span reaches so far back, but for the last one', async () => {
    const rule = randomUUID();
    await record(NOW - 40 * DAY_MS, matching(rule));
    await record(NOW, matching(rule));
    await addUp();
    expect(await rowsOf('rule_match_counts')).toBe(6);
    await store.forget(worker.manager, NOW);
    expect(await rowsOf('rule_match_counts')).toBe(3);
    await store.forget(worker.manager, NOW + 40 * DAY_MS);
    expect(await rowsOf('rule_match_counts')).toBe(0);
    const { hour, day, month } = NO_MATCHES;
    const last = new Date(NOW).toISOString();
    expect(await matchesOf(rule, NOW + 40 * DAY_MS)).toEqual({ hour, day, month, last });
  });

  it('are added up once by many workers at a time, however few at a time, while more come in (I3)', async () => {
    const rules = [randomUUID(), randomUUID(), randomUUID()];
    const recording = Array.from({ length: 40 }, (_, n) =>
      record(NOW - n * MINUTE_MS, matching(...rules.slice(n % 3))),
    );
    const adding = Array.from({ length: 40 }, () => addUp(7));
    await Promise.all([...recording, ...adding]);
    while ((await addUp(7)) > 0);
    expect(await rowsOf('recorded_rule_matches')).toBe(0);
    expect(await Promise.all(rules.map(async (rule) => (await matchesOf(rule)).hour))).toEqual([14, 27, 40]);
  });

  it('keep no action from being stored, whatever it says that it has matched', async () => {
    const rule = randomUUID();
    for (const matched of [
      [{ ruleId: 'x' }, { ruleId: null }, {}, 7, ...matching(rule)],
      { ruleId: rule },
      'x',
      null,
    ]) {
      await record(NOW, matched);
    }
    expect(await rowsOf('actions')).toBe(4);
    expect(await matchesOf(rule)).toMatchObject({ hour: 1 });
  });

  it('can be written by nobody but through what is recorded, and added up by the policy worker only', async () => {
    const denied = async (role: keyof typeof DATABASE_ROLES, statement: string): Promise<void> => {
      await withClient(database.url, async (client) => {
        await client.query(`SET ROLE ${DATABASE_ROLES[role]}`);
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      });
    };
    for (const role of ['agent-hub', 'gateway', 'trainer-worker'] as const) {
      await denied(role, `INSERT INTO rule_match_counts VALUES ('hour', now(), gen_random_uuid(), 1)`);
      await denied(role, 'DELETE FROM recorded_rule_matches');
      await denied(role, `UPDATE rule_last_matches SET last_at = now()`);
    }
    for (const role of ['agent-hub', 'policy-worker', 'gateway', 'trainer-worker'] as const) {
      await denied(role, 'INSERT INTO recorded_rule_matches VALUES (gen_random_uuid(), now(), 1, now())');
    }
  });
});
