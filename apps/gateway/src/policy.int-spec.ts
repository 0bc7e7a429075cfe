import { call, type Answer, type GatewayFixture } from './gateway.fixture.js';
import { OwnGateway } from './own-gateway.fixture.js';
import type { RunningGateway } from './start-gateway.js';

describe('the policy, as the gateway shows it', () => {
  let own: OwnGateway;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let ids: string[];

  beforeAll(async () => {
    own = await OwnGateway.open('admin', 'ada');
    ({ fixture, gateway } = own);
    ({ token } = own.operator);
    const first = await fixture.addVersion([
      { pattern: '\\bmkfs\\b', effect: 'deny', score: 0.97, reason: 'formats a DISK' },
      { pattern: '^ls', effect: 'allow', tool: 'shell' },
    ]);
    ids = [
      ...first,
      ...(await fixture.addVersion([{ pattern: '^sudo', effect: 'review' }], first.slice(0, 1))),
    ];
  });
  afterAll(() => own.close());

  const get = (path: string): Promise<Answer> => call(gateway, 'GET', path, { token });
  const post = (path: string, body: unknown): Promise<Answer> => call(gateway, 'POST', path, { token, body });

  describe('rules', () => {
    it.each([
      ['', 2, ['^ls', '^sudo']],
      ['?version=1', 1, ['\\bmkfs\\b', '^ls']],
      ['?version=0', 0, []],
      ['?effect=review', 2, ['^sudo']],
      ['?tool=shell', 2, ['^ls']],
      ['?version=1&q=disk', 1, ['\\bmkfs\\b']],
      ['?version=1&q=MKFS', 1, ['\\bmkfs\\b']],
      ['?q=nothing', 2, []],
      ['?mode=enforce&effect=review', 2, ['^sudo']],
      ['?mode=observe', 2, []],
      ['?addedBy=ADA&effect=allow', 2, ['^ls']],
      ['?addedBy=trainer', 2, []],
    ])('answers %j', async (query, version, patterns) => {
      const { status, body } = await get(`/v1/rules${query}`);
      expect(status).toBe(200);
      expect(body.version).toBe(version);
      expect(body.items.map((rule) => rule.pattern).toSorted()).toEqual(patterns.toSorted());
    });

    it('shows a rule with all its fields', async () => {
      const { body } = await get('/v1/rules?version=1&effect=deny');
      expect(body.items).toEqual([
        {
          id: ids[0],
          pattern: '\\bmkfs\\b',
          effect: 'deny',
          tool: null,
          target: 'command',
          mode: 'enforce',
          locked: false,
          confidence: 0.97,
          reason: 'formats a DISK',
          addedBy: 'ada',
          addedAt: expect.stringMatching(/Z$/),
          addedInVersion: 1,
        },
      ]);
    });

    it.each([
      ['version=3', 404],
      ['version=-1', 400],
      ['version=1.5', 400],
      ['effect=maybe', 400],
      ['page=2', 400],
    ])('refuses ?%s', async (query, status) => {
      expect((await get(`/v1/rules?${query}`)).status).toBe(status);
    });
  });

  describe('decisions', () => {
    it.each([
      [{ command: 'mkfs /dev/sda' }, 'allow', 2],
      [{ command: 'mkfs /dev/sda', version: 1 }, 'deny', 1],
      [{ command: 'sudo reboot' }, 'review', 2],
      [{ command: 'ls', args: ['-la'], tool: 'shell' }, 'allow', 2],
    ])('decides %j', async (body, decision, policyVersion) => {
      const answer = await post('/v1/decisions', body);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ decision, policyVersion, reason: expect.any(String) });
      expect(Object.keys(answer.body).toSorted()).toEqual([
        'decision',
        'explanation',
        'forms',
        'matched',
        'policyVersion',
        'reason',
        'unparsed',
      ]);
    });

    it('explains by what each rule matched, and what was understood', async () => {
      const { body } = await post('/v1/decisions', { command: "sudo -u root m'kfs' /dev/sda", version: 1 });
      expect(body).toMatchObject({
        decision: 'deny',
        matched: [{ ruleId: ids[0], effect: 'deny', mode: 'enforce' }],
        explanation: [
          {
            ruleId: ids[0],
            effect: 'deny',
            mode: 'enforce',
            target: 'command',
            form: expect.stringContaining('mkfs /dev/sda'),
          },
        ],
      });
      const [{ form, start, end }] = body.explanation as [{ form: string; start: number; end: number }];
      expect(form.slice(start, end)).toBe('mkfs');
      expect(body.forms).toContainEqual({ text: 'mkfs /dev/sda', kind: 'command' });
    });

    it('decides by each version, also by those asked for at once or again', async () => {
      const versions = [1, 2, 1, 0, 2, 0, 1];
      const ask = (version: number) => post('/v1/decisions', { command: 'mkfs /dev/sda', version });
      for (const answers of [await Promise.all(versions.map(ask)), await Promise.all(versions.map(ask))]) {
        const seen = answers.map(({ body }) => [body.policyVersion, body.matched.length]);
        expect(seen).toEqual(versions.map((version) => [version, version === 1 ? 1 : 0]));
      }
    });

    it.each<[string, unknown, number, string, string | null]>([
      ['no command', {}, 400, 'validation_failed', 'command'],
      ['a wrong type', { command: 7 }, 400, 'validation_failed', 'command'],
      ['an unknown field', { command: 'ls', colour: 'red' }, 400, 'validation_failed', 'colour'],
      ['NUL', '{"command":"a\\u0000b"}', 400, 'validation_failed', 'command'],
      ['half of a surrogate pair', '{"command":"a\\ud800"}', 400, 'validation_failed', 'command'],
      ['invalid UTF-8', Buffer.from('{"command":"\xff"}', 'latin1'), 400, 'malformed_body', null],
      ['no JSON', '{"command":', 400, 'malformed_body', null],
      ['a list', [], 400, 'validation_failed', ''],
      ['a command over 64 KB', { command: 'x'.repeat(65_537) }, 413, 'payload_too_large', 'command'],
      ['a body over 1 MB', { command: 'x'.repeat(1_100_000) }, 413, 'payload_too_large', null],
      ['a version that is not there', { command: 'ls', version: 99 }, 404, 'not_found', null],
    ])('refuses %s', async (_what, body, status, code, path) => {
      const answer = await post('/v1/decisions', body);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
      expect(answer.body.errors?.[0]?.path ?? null).toBe(path);
    });
  });

  describe('versions', () => {
    it('are listed, newest first, in pages', async () => {
      const first = await get('/v1/versions?limit=1');
      expect(first.body.items).toHaveLength(1);
      expect(first.body.items[0]).toMatchObject({
        version: 2,
        kind: 'restore',
        author: 'ada',
        comment: 'because',
      });
      const second = await get(`/v1/versions?limit=1&cursor=${String(first.body.nextCursor)}`);
      expect(second.body).toMatchObject({
        items: [{ version: 1, added: ids.slice(0, 2) }],
        nextCursor: null,
      });
      expect(second.body.items[0]?.addedRules.map((rule) => rule.id)).toEqual(ids.slice(0, 2));
    });

    it('are found by number', async () => {
      expect((await get('/v1/versions/2')).body).toMatchObject({ version: 2, added: [ids[2]], removed: [] });
      for (const n of ['0', '3', '9999999999', 'latest']) {
        expect((await get(`/v1/versions/${n}`)).status).toBe(404);
      }
    });

    it('roll out to the hubs that are alive', async () => {
      const hub = async (version: number, seenBefore: string): Promise<string> => {
        const [row] = await fixture.sql(
          `INSERT INTO hubs (id, started_at, last_seen_at, version)
           VALUES (gen_random_uuid(), now(), now() - $1::interval, $2) RETURNING id`,
          [seenBefore, version],
        );
        return String(row?.['id']);
      };
      expect((await get('/v1/versions/2/rollout')).body).toEqual({ version: 2, complete: true, hubs: [] });
      const [ahead, behind] = [await hub(2, '1 s'), await hub(1, '2 s')];
      await hub(0, '1 minute');
      await fixture.insert('rollout_acknowledgements', {
        hub_id: ahead,
        version: 2,
        acknowledged_at: '2026-01-01T00:00:00Z',
      });
      const { body } = await get('/v1/versions/2/rollout');
      expect(body).toMatchObject({ version: 2, complete: false });
      expect(body.hubs).toHaveLength(2);
      expect(body.hubs).toEqual(
        expect.arrayContaining([
          { id: ahead, version: 2, acknowledgedAt: '2026-01-01T00:00:00.000Z' },
          { id: behind, version: 1, acknowledgedAt: null },
        ]),
      );
      expect((await get('/v1/versions/1/rollout')).body).toMatchObject({ complete: true });
      expect((await get('/v1/versions/3/rollout')).status).toBe(404);
    });
  });

  describe('suggestions', () => {
    it('are shown with their diff in the format that it is sent in', async () => {
      const rule = {
        pattern: '^dd',
        effect: 'deny',
        tool: null,
        target: 'command',
        mode: 'enforce',
        locked: false,
        reason: null,
      };
      const overlap = { kind: 'duplicate', rule: { addIndex: 0 }, by: { ruleId: ids[2] } };
      const id = await fixture.addSuggestion({
        diff: { add: [{ ...rule, confidence: 0.5 }], remove: [ids[1]], meta: { proposed_by: 'trainer' } },
        evidence: { support: 9 },
        found_overlaps: JSON.stringify([overlap]),
        overlap_count: 1,
      });
      const { status, body } = await get(`/v1/suggestions/${id}`);
      expect(status).toBe(200);
      expect(body).toEqual({
        id,
        status: 'pending',
        approvalsRequired: 1,
        proposedBy: 'trainer',
        proposedAt: expect.any(String),
        diff: { add: [{ ...rule, score: 0.5 }], remove: [ids[1]], meta: { proposed_by: 'trainer' } },
        contentHash: id,
        baseVersion: 0,
        comment: null,
        evidence: { support: 9 },
        replay: null,
        overlaps: [overlap],
        trainingId: null,
        overlapCount: 1,
        approvals: [],
        reviewedBy: null,
        reviewedAt: null,
        reviewComment: null,
        appliedVersion: null,
        expiresAt: expect.any(String),
      });
    });

    it('are listed by status, newest first', async () => {
      const at = (day: number) => new Date(Date.UTC(2030, 0, day));
      const rejected = await fixture.addSuggestion({ status: 'rejected', proposed_at: at(1) });
      const newest = await fixture.addSuggestion({ proposed_at: at(2) });
      const { body } = await get('/v1/suggestions?limit=2');
      expect(body.items.map((item) => item.id)).toEqual([newest, rejected]);
      expect(body.nextCursor).toEqual(expect.any(String));
      const { body: filtered } = await get('/v1/suggestions?status=rejected');
      expect(filtered.items.map((item) => item.id)).toEqual([rejected]);
      expect((await get('/v1/suggestions?status=lost')).status).toBe(400);
    });

    const add = (count: number) => Array.from({ length: count }, () => ({ pattern: 'x', effect: 'deny' }));

    it.each<[string, unknown, number, string | null]>([
      ['no diff', {}, 400, 'diff'],
      ['an unknown effect', { diff: { add: [{ pattern: 'x', effect: 'no' }] } }, 400, 'diff.add[0].effect'],
      [
        'a score over 1',
        { diff: { add: [{ pattern: 'x', effect: 'deny', score: 2 }] } },
        400,
        'diff.add[0].score',
      ],
      ['an author', { diff: { add: add(1) }, author: 'me' }, 400, 'author'],
      ['an id that is none', { diff: { remove: ['7'] } }, 400, 'diff.remove'],
      ['over 1,000 rules', { diff: { add: add(1_001) } }, 413, 'diff.add'],
    ])('are refused with %s', async (_what, body, status, path) => {
      const answer = await post('/v1/suggestions', body);
      expect({ status: answer.status, path: answer.body.errors?.[0]?.path }).toEqual({ status, path });
    });
  });

  it('refuses a replay of both a diff and a suggestion, or of neither', async () => {
    const suggestionId = await fixture.addSuggestion();
    expect((await post('/v1/replays', { diff: {}, suggestionId })).status).toBe(400);
    expect((await post('/v1/replays', {})).status).toBe(400);
  });
});
