import { QUEUES, type RecordAuditPayload } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { Queue } from 'bullmq';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('the policy as a file', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let queue: Queue;
  let token: string;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    fixture = new GatewayFixture(stores);
    gateway = await fixture.start({ commandWaitMs: 1 });
    queue = new Queue(QUEUES.policyCommands, { connection: { url: redis.url }, prefix: redis.prefix });
    ({ token } = await fixture.operator('approver', 'ada'));
    await fixture.addVersion([
      { pattern: '^rm -rf', effect: 'deny', reason: 'it: "removes"', locked: true },
      { pattern: '\\bmkfs\\b', effect: 'deny', tool: 'shell', score: 0.97 },
      { pattern: '^git status$', effect: 'allow' },
    ]);
  });
  afterAll(async () => {
    await queue.close();
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });
  beforeEach(() => queue.drain());

  const propose = (body: string | Uint8Array, query = '', type = 'application/yaml'): Promise<Answer> =>
    call(gateway, 'POST', `/v1/suggestions${query}`, { token, body, headers: { 'content-type': type } });
  const exported = () => call(gateway, 'GET', '/v1/policy/export', { token });
  const jobs = async (name: string) =>
    (await queue.getJobs(['waiting'])).filter((job) => job.name === name).map((job) => job.data as unknown);
  const refusals = async () => (await jobs('record-audit')) as RecordAuditPayload[];

  it('is exported with what is no default, what is denied first, and the version beside it', async () => {
    const { status, headers, text } = await exported();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/yaml; charset=utf-8');
    expect(headers.get('bylaw-policy-version')).toBe('1');
    expect(text.replaceAll(/key: '?[0-9a-f]{12}'?/g, 'key: K')).toBe(
      [
        'rules:',
        ...[
          '  - key: K',
          '    effect: deny',
          '    pattern: ^rm -rf',
          '    locked: true',
          '    reason: \'it: "removes"\'',
        ],
        ...[
          '  - key: K',
          '    effect: deny',
          '    pattern: \\bmkfs\\b',
          '    tool: shell',
          '    score: 0.97',
        ],
        ...['  - key: K', '    effect: allow', '    pattern: ^git status$', ''],
      ].join('\n'),
    );
    expect((await exported()).text).toBe(text);
  });

  it('proposes the difference, for the version that it was made from', async () => {
    const { text } = await exported();
    const [, rm, mkfs, git] = text.split(/^ {2}- /m);
    const file = `# ours\nrules:\n  - ${rm ?? ''}  - ${(mkfs ?? '').replace('0.97', '0.5')}  - {effect: review, pattern: '^kubectl delete'}\n`;
    expect(git).toContain('git status');
    expect((await propose(file, '?comment=for%20CI')).status).toBe(202);
    const rules = (await call(gateway, 'GET', '/v1/rules', { token })).body.items;
    const idOf = (pattern: string) => rules.find((rule) => rule.pattern === pattern)?.id;
    expect(await jobs('propose')).toMatchObject([
      {
        actor: { name: 'ada' },
        comment: 'for CI',
        baseVersion: 1,
        diff: {
          add: [
            { pattern: '\\bmkfs\\b', effect: 'deny', tool: 'shell', score: 0.5 },
            { pattern: '^kubectl delete', effect: 'review' },
          ],
          remove: expect.arrayContaining([idOf('\\bmkfs\\b'), idOf('^git status$')]),
          meta: { proposed_by: 'operator', source: 'file', changed: 1, unchanged: 1 },
        },
      },
    ]);
  });

  it('that says what the policy is already proposes nothing, and leaves no trace', async () => {
    const { text } = await exported();
    const { status, body } = await propose(text.replace('rules:', '# the same\nrules:'), '?baseVersion=1');
    expect([status, body.code]).toEqual([409, 'policy_unchanged']);
    expect(await queue.getJobs(['waiting'])).toEqual([]);
  });

  const many = Array.from({ length: 1_001 }, (_, n) => `- {effect: deny, pattern: p${n}}`).join('\n');

  it.each<[string, string, number, string, string | undefined]>([
    [
      'an unknown key',
      'rules: [{pattern: x, effect: deny, when: y}]',
      400,
      'yaml_unknown_key',
      'rules[0].when',
    ],
    [
      'a key twice',
      'rules: [{pattern: x, effect: deny, effect: allow}]',
      400,
      'yaml_duplicate_key',
      'rules[0].effect',
    ],
    ['aliases', 'rules: [&a {pattern: x, effect: deny}, *a]', 400, 'yaml_alias', ''],
    ['tags', 'rules: !!seq []', 400, 'yaml_tag', ''],
    ['no YAML', 'rules: [', 400, 'malformed_yaml', ''],
    [
      'an effect that is none',
      'rules: [{pattern: x, effect: no}]',
      400,
      'validation_failed',
      'rules[0].effect',
    ],
    ['no pattern', 'rules: [{effect: deny}]', 400, 'validation_failed', 'rules[0].pattern'],
    [
      'a number for a pattern',
      'rules: [{effect: deny, pattern: 7}]',
      400,
      'validation_failed',
      'rules[0].pattern',
    ],
    [
      'a name twice',
      'rules: [{key: k, effect: deny, pattern: x}, {key: k, effect: deny, pattern: y}]',
      400,
      'validation_failed',
      'rules[1].key',
    ],
    ['too many changes', `rules:\n${many}`, 413, 'payload_too_large', undefined],
  ])('is refused with %s, and that is on record (I6)', async (_what, file, status, code, path) => {
    const { status: answered, body } = await propose(file);
    expect([answered, body.code, body.errors?.[0]?.path]).toEqual([status, code, path]);
    expect(await jobs('propose')).toEqual([]);
    expect(await refusals()).toMatchObject([
      { action: 'suggestion.propose', outcome: 'refused', reason: code, actor: { name: 'ada' } },
    ]);
  });

  it('is refused when it was made from another version, and that is on record', async () => {
    const { status, body } = await propose('rules: []', '?baseVersion=0');
    expect([status, body.code]).toEqual([409, 'policy_moved']);
    expect(await jobs('propose')).toEqual([]);
    expect(await refusals()).toMatchObject([{ outcome: 'refused', reason: 'policy_moved' }]);
  });

  it('is refused when it is too large, no UTF-8, or sent elsewhere', async () => {
    expect((await propose(`# ${'x'.repeat(1_048_576)}`)).status).toBe(413);
    expect((await propose(Buffer.from('rules: ["\xff"]', 'latin1'))).body.code).toBe('malformed_body');
    expect((await propose('rules: []', '', 'text/plain')).status).toBe(415);
    const headers = { 'content-type': 'application/yaml' };
    const elsewhere = await call(gateway, 'POST', '/v1/replays', { token, body: 'rules: []', headers });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([415, 'unsupported_media_type']);
  });

  it('needs an approver', async () => {
    const viewer = await fixture.operator('viewer');
    const answer = await call(gateway, 'POST', '/v1/suggestions', {
      ...{ token: viewer.token, body: 'rules: []', headers: { 'content-type': 'application/yaml' } },
    });
    expect(answer.status).toBe(403);
  });
});
