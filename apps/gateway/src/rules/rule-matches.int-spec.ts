import { randomUUID } from 'node:crypto';
import type { RuleMatchSeriesResponse, RuleMatchesResponse } from '@bylaw/contracts';
import { call, type Answer, type GatewayFixture } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ten rules, in two versions: `r0` to `r5` are denies of the first, 60 days ago; the others of the second, an hour ago. */
const FIRST = ['r0', 'r1', 'r2', 'r3', 'r4', 'r5'];
const SECOND = ['r6', 'r7', 'r8', 'r9'];

describe('how often rules match, as the gateway shows it', () => {
  let own: OwnGateway;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let idOf: ReadonlyMap<string, string>;

  beforeAll(async () => {
    own = await OwnGateway.open('viewer', 'viewer');
    ({ fixture, gateway } = own);
    ({ token } = own.operator);
    const ids = [
      ...(await addVersion(FIRST, 'deny', 60 * DAY_MS)),
      ...(await addVersion(SECOND, 'review', HOUR_MS)),
    ];
    idOf = new Map([...FIRST, ...SECOND].map((pattern, index) => [pattern, ids[index]!]));
    await matched(['r0', 'r1'], 10_000, 'safe');
    await matched(['r1'], 20_000, 'unsafe');
    await matched(['r0', 'r2'], 2 * DAY_MS, 'safe');
    await matched(['r3'], 40 * DAY_MS, 'safe');
    await matched(['r4'], 5 * DAY_MS, 'unknown');
    await matched(['r6', 'r7'], 5_000, null);
    await matched(['r7'], 6_000, 'safe');
  });
  afterAll(() => own.close());

  async function addVersion(patterns: readonly string[], effect: 'deny' | 'review', ago: number) {
    const [state] = await fixture.sql('SELECT version FROM policy_state');
    const version = Number(state?.['version']) + 1;
    const at = new Date(Date.now() - ago);
    const ids = patterns.map(() => randomUUID());
    await fixture.insert('policy_versions', {
      ...{ version, kind: 'restore', reverts: 0, author: 'ada', comment: 'because' },
      ...{ created_at: at, added: ids, removed: '[]' },
    });
    for (const [index, pattern] of patterns.entries()) {
      await fixture.insert('rules', {
        ...{ id: ids[index], pattern, effect, target: 'command', mode: 'enforce', locked: false },
        ...{ added_by: 'ada', added_at: at, added_in_version: version },
      });
      await fixture.insert('rule_spans', { rule_id: ids[index], added_in: version });
    }
    return ids;
  }

  /** Records an action that these rules have matched, as a hub does, and what a person says of it. */
  async function matched(patterns: readonly string[], ago: number, label: string | null): Promise<void> {
    const rules = patterns.map((pattern) => ({ ruleId: idOf.get(pattern), effect: 'deny', mode: 'enforce' }));
    const at = new Date(Date.now() - ago);
    await fixture.sql(
      `WITH stored AS (
         INSERT INTO actions (id, agent_id, ts, source, tool, command, decision, matched)
         VALUES (uuidv7($1::timestamptz - clock_timestamp()), $2, $1, 'agent', 'shell', 'ls', 'deny', $3) RETURNING id)
       INSERT INTO action_labels (action_id, action_ts, label, author, labelled_at)
       SELECT id, $1, $4, 'ada', now() FROM stored WHERE $4::text IS NOT NULL`,
      [at, randomUUID(), JSON.stringify(rules), label],
    );
  }

  const get = (query: string): Promise<Answer> => call(gateway, 'GET', `/v1/rules${query}`, { token });
  const patternsOf = async (query: string): Promise<string[]> => {
    const { status, body } = await get(query);
    expect(status).toBe(200);
    return body.items.map(({ pattern }) => pattern).toSorted();
  };

  it('is shown with each rule when it is asked for: what a version is never changes', async () => {
    for (const { body } of [await get(''), await get('?version=1'), await get('?limit=3&onlySafe=false')]) {
      for (const rule of body.items) expect(rule).not.toHaveProperty('matches');
    }
    const { body } = await get('?include=matches');
    const shown = body.items as unknown as { pattern: string; matches: RuleMatchesResponse }[];
    const counts = shown.map(({ pattern, matches: { hour, day, month, last } }) => [
      pattern,
      [hour, day, month, last !== null],
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      ...{ r0: [1, 1, 2, true], r1: [2, 2, 2, true], r2: [0, 0, 1, true], r3: [0, 0, 0, true] },
      ...{ r4: [0, 0, 1, true], r5: [0, 0, 0, false], r6: [1, 1, 1, true], r7: [2, 2, 2, true] },
      ...{ r8: [0, 0, 0, false], r9: [0, 0, 0, false] },
    });
    expect(shown.find(({ pattern }) => pattern === 'r0')?.matches.last).toMatch(/^\d{4}-.*\.\d{3}Z$/);
  });

  it.each([
    ['?unusedFor=30d', ['r3', 'r5', 'r8', 'r9']],
    ['?unusedFor=4w', ['r3', 'r5', 'r8', 'r9']],
    ['?unusedFor=50d', ['r5', 'r8', 'r9']],
    ['?unusedFor=24h', ['r2', 'r3', 'r4', 'r5', 'r8', 'r9']],
    ['?unusedFor=59m', ['r2', 'r3', 'r4', 'r5', 'r8', 'r9']],
    ['?unusedFor=59m&effect=review', ['r8', 'r9']],
    ['?unusedFor=24h&q=R5', ['r5']],
    ['?unusedFor=59m&version=1', ['r2', 'r3', 'r4', 'r5']],
  ])('finds the rules that %s', async (query, patterns) => {
    expect(await patternsOf(query)).toEqual(patterns);
  });

  it('keeps the matches of a rule that is removed and restored', async () => {
    const [added] = await addVersion(['restored'], 'deny', 55 * DAY_MS);
    idOf = new Map([...idOf, ['restored', added!]]);
    await matched(['restored'], 20 * DAY_MS, null);
    expect(await patternsOf('?unusedFor=10d&q=restored')).toEqual(['restored']);
    const [removed, back] = [await addVersion([], 'deny', 2 * DAY_MS), await addVersion([], 'deny', DAY_MS)];
    expect([removed, back]).toEqual([[], []]);
    await fixture.sql('UPDATE rule_spans SET removed_in = 4 WHERE rule_id = $1', [added]);
    expect(await patternsOf('?q=restored&version=4')).toEqual([]);
    await fixture.insert('rule_spans', { rule_id: added, added_in: 5 });
    expect(await patternsOf('?unusedFor=10d&q=restored')).toEqual(['restored']);
    expect(await patternsOf('?unusedFor=21d&q=restored')).toEqual([]);
    const { body } = await get('?q=restored&include=matches');
    expect(body.items).toMatchObject([{ id: added, matches: { month: 1 } }]);
  });

  it.each([
    ['?onlySafe=true', ['r0', 'r2', 'r7']],
    ['?onlySafe=true&effect=deny', ['r0', 'r2']],
    ['?onlySafe=true&unusedFor=24h&include=matches', ['r2']],
    ['?onlySafe=false&effect=review', SECOND],
  ])('finds the rules of which people have found nothing unsafe: %s', async (query, patterns) => {
    expect(await patternsOf(query)).toEqual(patterns);
  });

  it.each(['?', '?unusedFor=24h&', '?onlySafe=true&', '?effect=deny&'])(
    'gives %s in pages, each rule once, in the order of the list',
    async (filter) => {
      const whole = (await get(filter)).body;
      expect(whole).not.toHaveProperty('nextCursor');
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const answer: Answer = await get(`${filter}limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
        expect(answer.body.version).toBe(whole.version);
        expect(answer.body.items.length).toBeLessThanOrEqual(2);
        paged.push(...answer.body.items.map(({ id }) => id));
        cursor = answer.body.nextCursor;
      }
      expect(paged).toEqual(whole.items.map(({ id }) => id));
    },
  );

  it('says with a page how many there are in all', async () => {
    const first = (await get('?limit=2&effect=review')).body;
    expect(first).toMatchObject({ total: SECOND.length });
    expect((await get(`?limit=2&effect=review&cursor=${first.nextCursor}`)).body).toMatchObject({
      total: SECOND.length,
      nextCursor: null,
    });
    expect((await get('?effect=review')).body).not.toHaveProperty('total');
  });

  it('shows one rule, active or not, and how often it matched over time', async () => {
    const one = (path: string) => call(gateway, 'GET', `/v1/rules/${path}`, { token });
    const id = idOf.get('r1')!;
    const { body } = await one(id);
    expect(body).toMatchObject({ id, pattern: 'r1', spans: [{ addedIn: 1, removedIn: null }] });
    const { hours, days, ...all } = (await one(`${id}/matches`)).body as unknown as RuleMatchSeriesResponse;
    expect(all).toMatchObject({ hour: 2, day: 2, month: 2 });
    const sum = (counts: readonly { matches: number }[]) =>
      counts.reduce((total, { matches }) => total + matches, 0);
    expect([sum(hours), sum(days)]).toEqual([2, 2]);
    expect((await one(randomUUID())).status).toBe(404);
    expect((await one(`${randomUUID()}/matches`)).body).toMatchObject({ month: 0, last: null });
  });

  it('goes on after a rule that has been removed since', async () => {
    const first = (await get('?limit=1&version=1')).body;
    const rest = (await get(`?cursor=${first.nextCursor}&version=2&effect=review`)).body;
    expect(rest).toMatchObject({ version: 2, nextCursor: null });
    expect(rest.items.map(({ pattern }) => pattern).toSorted()).toEqual(SECOND);
  });

  it.each([
    ['unusedFor=30', 'unusedFor'],
    ['unusedFor=', 'unusedFor'],
    ['unusedFor=0d', 'unusedFor'],
    ['unusedFor=-1d', 'unusedFor'],
    ['unusedFor=30days', 'unusedFor'],
    ['unusedFor=99999d', 'unusedFor'],
    ['unusedFor=1d&unusedFor=2d', 'unusedFor'],
    ['include=labels', 'include'],
    ['onlySafe=yes', 'onlySafe'],
    ['onlySafe=1', 'onlySafe'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['mode=off', 'mode'],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await get(`?${query}`);
    expect([status, body.code, body.errors?.[0]?.path]).toEqual([400, 'validation_failed', path]);
  });

  it('reaches back as far as a duration can say', async () => {
    expect(await patternsOf('?unusedFor=9999w')).toEqual(['r5', 'r8', 'r9']);
  });
});
