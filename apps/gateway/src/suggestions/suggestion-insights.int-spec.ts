import { testDatabase, testRedis, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { GatewayFixture, call, type Answer } from '../gateway.fixture.js';
import type { RunningGateway } from '../start-gateway.js';

describe('what helps to decide on a suggestion', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: GatewayFixture;
  let gateway: RunningGateway;
  let token: string;
  let active: string;
  let suggestion: string;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new GatewayFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    gateway = await fixture.start({ approvalsRequired: 2 });
    token = (await fixture.operator('viewer')).token;
    [active = ''] = await fixture.addVersion([{ pattern: '^mkfs', effect: 'deny' }]);
    const add = [{ pattern: 'rm -rf', effect: 'deny', tool: null, target: 'command', mode: 'enforce' }];
    suggestion = await fixture.addSuggestion({
      base_version: 1,
      diff: { add, remove: [active], meta: {} },
      evidence: {
        rules: [
          { ...add[0], examples: ["sudo r''m -fr /srv"], contradictions: ['rm -rf ./tmp', 'never seen'] },
        ],
        removals: [{ ruleId: active, contradictions: ['mkfs.ext4 -n /dev/null'] }],
      },
      replay: {
        flips: {
          'allow->deny': {
            examples: [{ tool: 'bash', command: 'cd /; rm -rf *', causes: ['diff.add[0]'] }],
          },
        },
      },
    });
    await fixture.addSuggestion({ status: 'rejected' });
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const get = (path: string): Promise<Answer> => call(gateway, 'GET', `/v1/suggestions${path}`, { token });

  it('counts suggestions by status, those without any included', async () => {
    expect((await get('/counts')).body).toEqual({
      ...{ pending: 1, applied: 0, rejected: 1 },
      ...{ expired: 0, stale: 0, superseded: 0 },
    });
  });

  it('says how many must approve it', async () => {
    expect((await get(`/${suggestion}`)).body).toMatchObject({ approvals: [], approvalsRequired: 2 });
    expect((await get('?status=pending')).body.items).toMatchObject([{ approvalsRequired: 2 }]);
  });

  it('finds what its rules match in the commands of its evidence and replay', async () => {
    const { status, body } = await get(`/${suggestion}/samples`);
    expect(status).toBe(200);
    const items = body.items as unknown as readonly {
      readonly rule: string;
      readonly command: string;
      readonly form: string;
      readonly start: number;
      readonly end: number;
    }[];
    const found = items.map(({ rule, command, form, start, end }) => [rule, command, form.slice(start, end)]);
    expect(found).toEqual([
      ['diff.add[0]', "sudo r''m -fr /srv", 'rm -rf'],
      ['diff.add[0]', 'rm -rf ./tmp', 'rm -rf'],
      ['diff.add[0]', 'cd /; rm -rf *', 'rm -rf'],
      [active, 'mkfs.ext4 -n /dev/null', 'mkfs'],
    ]);
  });

  it('names the pinned cases that it would break, and the rules because of which', async () => {
    expect((await get(`/${suggestion}/pinned-cases`)).body).toEqual({ version: 1, checked: 0, broken: [] });
    const pin = async (command: string, expected: string): Promise<void> => {
      await fixture.sql(
        `INSERT INTO pinned_cases (id, tool, command, expect, comment, created_by, created_at)
         VALUES (gen_random_uuid(), 'shell', $1, $2, NULL, 'ada', now())`,
        [command, expected],
      );
    };
    await pin('rm -rf ./build', 'allow');
    await pin('mkfs /dev/sda', 'deny');
    await pin('git status', 'allow');
    const { body } = await get(`/${suggestion}/pinned-cases`);
    expect(body).toMatchObject({ version: 1, checked: 3 });
    const { broken } = body as unknown as { broken: readonly { case: { command: string } }[] };
    const byCommand = broken.toSorted((one, other) => (one.case.command < other.case.command ? -1 : 1));
    expect(byCommand).toMatchObject([
      {
        case: { command: 'mkfs /dev/sda', expect: 'deny' },
        decision: 'allow',
        rules: [{ ruleId: active, pattern: '^mkfs', effect: 'deny', change: 'removed' }],
      },
      {
        case: { command: 'rm -rf ./build', expect: 'allow' },
        decision: 'deny',
        rules: [{ ruleId: null, pattern: 'rm -rf', effect: 'deny', change: 'added' }],
      },
    ]);
  });

  it.each(['samples', 'pinned-cases'])('has no %s of a suggestion that is not there', async (what) => {
    expect((await get(`/0192f0c1-0000-7000-8000-000000000000/${what}`)).status).toBe(404);
    expect((await get(`/nobody/${what}`)).status).toBe(404);
  });
});
