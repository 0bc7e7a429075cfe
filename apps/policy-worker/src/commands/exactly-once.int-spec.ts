import { randomUUID } from 'node:crypto';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { ADA, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

type Sent = Parameters<PolicyWorkerFixture['send']>;

const TABLES = [
  ...['rules', 'rule_spans', 'policy_state', 'policy_versions', 'suggestions', 'audit_events', 'commands'],
  ...['pinned_cases', 'tokens', 'agents', 'reviews', 'action_labels', 'training_runs'],
];

describe('commands happen once (I3)', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let workers: PolicyWorkerFixture[];
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    // Two of them share the queue, so that races are between processes' connections, too.
    workers = await Promise.all([PolicyWorkerFixture.start(services), PolicyWorkerFixture.start(services)]);
    worker = workers[0]!;
  });
  afterAll(async () => {
    await Promise.all(workers.map((one) => one.stop()));
    await database.drop();
    await redis.cleanUp();
  });

  const diff = () => ({ add: [{ pattern: `^tool-${randomUUID()}`, effect: 'deny' as const }] });

  /** Everything that is stored, but for the replays, which come by themselves. */
  async function contents(): Promise<unknown> {
    const digests = TABLES.map((table) =>
      worker.sql(
        `SELECT '${table}' AS name, count(*), md5(string_agg((to_jsonb(t) - 'replay' - 'replayed_version')::text, ';'
           ORDER BY to_jsonb(t)::text)) FROM ${table} t`,
      ),
    );
    return Promise.all(digests);
  }

  async function agent(): Promise<string> {
    const id = randomUUID();
    await asOwner(
      `INSERT INTO agents (id, name, labels, token_hash, registered_at, registered_with)
       VALUES ('${id}', 'a', '{}', '${id}', now(), '${id}')`,
    );
    return id;
  }

  async function action(held = false): Promise<string> {
    const id = randomUUID();
    await asOwner(
      `INSERT INTO actions (id, ts, source, tool, command) VALUES ('${id}', now(), 'agent', 'shell', 'ls')`,
    );
    if (held) {
      await asOwner(
        `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
         VALUES ('${id}', '${id}', 'shell', 'ls', 'h', 0, now(), now() + interval '1 hour')`,
      );
    }
    return id;
  }

  async function asOwner(statement: string): Promise<void> {
    await withClient(database.url, (client) => client.query(statement));
  }

  const hash = () => randomUUID().replaceAll('-', '').repeat(2);

  const COMMANDS: [string, () => Promise<Sent>][] = [
    ['propose', async () => ['propose', { suggestionId: randomUUID(), diff: diff() }]],
    ['a refused propose', async () => ['propose', { suggestionId: randomUUID(), diff: {} }]],
    ['apply', async () => ['apply', { suggestionId: await worker.propose(diff()), confirmation: 'APPLY' }]],
    ['a refused apply', async () => ['apply', { suggestionId: randomUUID(), confirmation: 'APPLY' }]],
    ['reject', async () => ['reject', { suggestionId: await worker.propose(diff()) }]],
    [
      'rollback',
      async () => ['rollback', { version: await worker.change(diff()), confirmation: 'ROLLBACK' }],
    ],
    ['restore', async () => ['restore', { version: 0, confirmation: 'RESTORE', actor: ROOT }]],
    ['resolve-review', async () => ['resolve-review', { actionId: await action(true), verdict: 'allow' }]],
    ['label-action', async () => ['label-action', { actionId: await action(), label: 'unsafe' }]],
    ['quarantine-agent', async () => ['quarantine-agent', { agentId: await agent(), reason: 'odd' }]],
    ['release-agent', async () => ['release-agent', { agentId: await agent() }]],
    ['remove-agent', async () => ['remove-agent', { agentId: await agent() }]],
    [
      'create-token',
      async () => [
        'create-token',
        { tokenId: randomUUID(), kind: 'operator', role: 'viewer', name: 'n', hash: hash(), actor: ROOT },
      ],
    ],
    [
      'revoke-token',
      async () => {
        const tokenId = randomUUID();
        const token = {
          tokenId,
          kind: 'enrolment' as const,
          role: null,
          name: 'n',
          hash: hash(),
          actor: ROOT,
        };
        await worker.done(worker.send('create-token', token));
        return ['revoke-token', { tokenId, actor: ROOT }];
      },
    ],
    [
      'add-pinned-case',
      async () => [
        'add-pinned-case',
        { caseId: randomUUID(), tool: 'shell', command: 'ls', expect: 'allow' },
      ],
    ],
    [
      'remove-pinned-case',
      async () => {
        const caseId = randomUUID();
        await worker.done(
          worker.send('add-pinned-case', { caseId, tool: 'shell', command: 'ls', expect: 'allow' }),
        );
        return ['remove-pinned-case', { caseId }];
      },
    ],
    [
      'record-audit',
      async () => ['record-audit', { action: 'telemetry.import', outcome: 'done', subject: 's' }],
    ],
    [
      'conclude-training',
      async () => [
        'conclude-training',
        {
          actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
          runId: randomUUID(),
          requestedBy: 'Ada',
          requestedAt: new Date().toISOString(),
          status: 'completed',
          parameters: {},
          progress: { done: 1, total: 1 },
          suggestionId: randomUUID(),
          diff: diff(),
        },
      ],
    ],
    ['replay', async () => ['replay', { diff: diff(), store: false }]],
  ];

  it.each(COMMANDS)('%s, delivered again, answers the same and changes nothing', async (_name, prepare) => {
    const [name, payload] = await prepare();
    const commandId = randomUUID();
    const first = await worker.send(name, { ...payload, commandId });
    const stored = await contents();
    expect(await worker.send(name, { ...payload, commandId })).toEqual(first);
    expect(await worker.send(name, { ...payload, commandId })).toEqual(first);
    expect(await contents()).toEqual(stored);
  });

  it('a command delivered many times at once happens once', async () => {
    const before = (await worker.policy()).version;
    const suggestionId = await worker.propose(diff());
    const commandId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        worker.send('apply', { suggestionId, confirmation: 'APPLY', commandId }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ ok: true, body: { version: before + 1 } });
    expect((await worker.policy()).version).toBe(before + 1);
  });

  it('twenty people who press apply make one version', async () => {
    const before = (await worker.policy()).version;
    const suggestionId = await worker.propose(diff());
    const people = await Promise.all(
      Array.from({ length: 20 }, (_, i) => worker.enrol({ ...ADA, id: randomUUID(), name: `Operator ${i}` })),
    );
    const answers = await Promise.all(
      people.map((actor) => worker.send('apply', { suggestionId, confirmation: 'APPLY', actor })),
    );
    const done = answers.filter((answer) => answer.ok);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
    expect(done).toEqual([{ ok: true, body: { version: before + 1 } }]);
    expect(codes).toEqual(Array.from({ length: 19 }, () => 'suggestion_not_pending'));
    expect((await worker.policy()).version).toBe(before + 1);
  });

  it('ten people who press rollback undo once', async () => {
    const version = await worker.change(diff());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => worker.send('rollback', { version, confirmation: 'ROLLBACK' })),
    );
    expect(answers.filter((answer) => answer.ok)).toEqual([{ ok: true, body: { version: version + 1 } }]);
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.code]));
    expect(new Set(codes)).toEqual(new Set(['version_already_rolled_back']));
  });

  it('the same diff proposed by many at once is one suggestion', async () => {
    const same = diff();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        worker.done<{ suggestionId: string; created: boolean }>(
          worker.send('propose', { suggestionId: randomUUID(), diff: same }),
        ),
      ),
    );
    expect(new Set(answers.map((answer) => answer.suggestionId)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
  });

  it('different suggestions applied at the same time make versions without gaps', async () => {
    const before = (await worker.policy()).version;
    const ids = await Promise.all(Array.from({ length: 15 }, () => worker.propose(diff())));
    const versions = await Promise.all(ids.map((id) => worker.apply(id)));
    expect(versions.sort((a, b) => a - b)).toEqual(ids.map((_, i) => before + 1 + i));
    const rows = await worker.sql<{ version: number }>(
      'SELECT version FROM policy_versions ORDER BY version',
    );
    expect(rows.map((row) => row.version)).toEqual(rows.map((_, i) => i + 1));
    expect(await worker.verify()).toMatchObject({ valid: true });
  });

  it('fails for good what can never work', async () => {
    const nul = worker.send('label-action', { actionId: randomUUID(), label: 'safe', comment: 'a\0b' });
    await expect(nul).rejects.toThrow(/invalid byte sequence/);
    await expect(worker.send('propose', { suggestionId: 'no id', diff: {} })).rejects.toThrow(/not valid/);
    await expect(
      worker.send('reject', { actor: {} as typeof ADA, suggestionId: randomUUID() }),
    ).rejects.toThrow(/actor/);
  });
});
