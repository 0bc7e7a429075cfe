import type { RulePreviewResponse } from '@bylaw/contracts';
import type { RuleDraft } from '@bylaw/policy';
import { call, type GatewayFixture } from '../gateway.fixture.js';
import { OwnGateway } from '../own-gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

const MINUTE_MS = 60_000;

describe('a rule that is tried before it is proposed', () => {
  let own: OwnGateway;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let rules: string[];

  beforeAll(async () => {
    own = await OwnGateway.open('viewer', 'viewer');
    ({ fixture, gateway } = own);
    ({ token } = own.operator);
    rules = await fixture.addVersion([
      { pattern: '^rm -rf', effect: 'deny' },
      { pattern: '^sudo rm', effect: 'deny' },
    ]);
    const recorded: [command: string, values: object][] = [
      ["cd /srv && r''m -fr data", { decision: 'deny' }],
      ['echo rm -rf', { decision: 'allow' }],
      ['rm -r -f /tmp/x', { decision: 'allow' }],
      ['delete everything', { tool: 'database', decision: 'review' }],
      [`rm -rf ${'a'.repeat(60_000)}`, {}],
    ];
    for (const [index, [command, values]] of recorded.entries()) {
      const ts = new Date(Date.now() - (index + 1) * MINUTE_MS);
      const id = await fixture.addAction({ command, ts, ...values });
      if (index !== 2) continue;
      const label = { action_id: id, action_ts: ts, label: 'unsafe', author: 'ada', labelled_at: ts };
      await fixture.insert('action_labels', label);
    }
  });
  afterAll(() => own.close());

  async function preview(rule: RuleDraft, replaces?: string): Promise<RulePreviewResponse> {
    const body = { rule, ...(replaces === undefined ? {} : { replaces }) };
    const answer = await call(gateway, 'POST', '/v1/rules/preview', { token, body });
    expect(answer.status).toBe(200);
    return answer.body as unknown as RulePreviewResponse;
  }

  it('says which of the last actions it matches, where, and what became of them', async () => {
    const { problem, programSize, actions } = await preview({ pattern: '^rm -rf', effect: 'deny' });
    expect(problem).toBeNull();
    expect(programSize).toBeGreaterThan(5);
    expect(actions).toMatchObject({
      ...{ looked: 5, matched: 3, failed: 0 },
      decisions: { allow: 1, deny: 1, review: 0, none: 1 },
      labels: { safe: 0, unsafe: 1, unknown: 0, none: 2 },
    });
    const marked = actions?.examples.map(({ form, start, end }) => form.slice(start, end));
    expect(marked).toEqual(['rm -rf', 'rm -rf', 'rm -rf']);
    expect(actions?.examples.map(({ form }) => form.length)).toEqual([11, 13, 306]);
    expect(actions?.examples[1]).toMatchObject({ tool: 'shell', decision: 'allow', label: 'unsafe' });
  });

  it('tries a rule of a tool, and one for the text as sent, on what it is for', async () => {
    const database = await preview({ pattern: 'everything', effect: 'review', tool: 'database' });
    expect(database.actions).toMatchObject({ looked: 5, matched: 1 });
    const text = await preview({ pattern: "r''m|echo rm", effect: 'deny', target: 'text' });
    expect(text.actions?.matched).toBe(2);
    expect((await preview({ pattern: 'nothing of the kind', effect: 'deny' })).actions).toMatchObject({
      ...{ looked: 5, matched: 0, examples: [] },
      since: expect.stringMatching(/Z$/),
    });
  });

  it.each([
    ['open', 'a(b', /missing closing/, [1, 2]],
    ['of another engine', 'rm(?=x)', /look-around/, [2, 5]],
    ['empty', '', /must not be empty/, [null, null]],
    ['too long', 'a'.repeat(1_001), /more than the limit of 1000/, [null, null]],
    ['too large', '(?:a{1,30}b{1,30}c{1,30}){9}', /instructions/, [null, null]],
  ])('says what is wrong with a pattern that is %s, and where', async (_, pattern, message, [start, end]) => {
    const answer = await preview({ pattern, effect: 'deny' });
    expect(answer).toEqual({
      problem: { message: expect.stringMatching(message), start, end },
      programSize: null,
      overlaps: [],
      actions: null,
    });
  });

  it('says with which rules it has something in common, but for the one that it replaces', async () => {
    const [removing, sudo] = rules;
    const same: RuleDraft = { pattern: '^(?:rm -rf)', effect: 'deny' };
    const duplicate = { kind: 'duplicate', rule: { addIndex: 0 }, by: { ruleId: removing } };
    expect((await preview(same)).overlaps).toEqual([duplicate]);
    expect((await preview(same, removing)).overlaps).toEqual([]);
    // Rules of one version stand in the order of their ids, which are random here.
    expect((await preview({ pattern: 'rm', effect: 'deny' })).overlaps).toEqual(
      [removing, sudo]
        .toSorted()
        .map((ruleId) => ({ kind: 'subsumed', rule: { ruleId }, by: { addIndex: 0 } })),
    );
  });

  it('looks at the newest 1,000 only, and no further than some megabytes of long ones', async () => {
    const other = await fixture.start();
    await fixture.sql(
      `INSERT INTO actions (id, ts, source, tool, command)
       SELECT gen_random_uuid(), now() - interval '1 day' - n * interval '1 second', 'agent', 'shell', 'ls ' || n
         FROM generate_series(1, 1200) n`,
    );
    const rule = { pattern: '^ls', effect: 'deny' } as const;
    const ask = () => call(other, 'POST', '/v1/rules/preview', { token, body: { rule } });
    // Several at a time wait for each other.
    const answers = await Promise.all([ask(), ask(), ask()]);
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      const { actions } = body as unknown as RulePreviewResponse;
      expect(actions).toMatchObject({ looked: 1_000, matched: 995 });
      expect(actions?.examples).toHaveLength(100);
    }
    await fixture.sql(
      `INSERT INTO actions (id, ts, source, tool, command)
       SELECT gen_random_uuid(), now() + n * interval '1 second', 'agent', 'other', repeat('x', 65536)
         FROM generate_series(1, 140) n`,
    );
    expect((await preview(rule)).actions).toMatchObject({ looked: 128, matched: 0 });
  });

  it.each([
    [{}, 'rule'],
    [{ rule: { pattern: 'a', effect: 'maybe' } }, 'rule.effect'],
    [{ rule: { pattern: 'a', effect: 'deny' }, replaces: '7' }, 'replaces'],
    [{ rule: { pattern: 'a', effect: 'deny' }, limit: 5 }, 'limit'],
  ])('refuses %j', async (body, path) => {
    const answer = await call(gateway, 'POST', '/v1/rules/preview', { token, body });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
  });
});
