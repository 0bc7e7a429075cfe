import { randomUUID } from 'node:crypto';
import { EmptyPayload, QUEUES } from '@bylaw/contracts';
import { JOB_CATALOG, jobNamesOf, type JobName } from '@bylaw/jobs';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { CommandGround, EVERY_COMMAND, type Prepare } from '../every-command.fixture.js';
import { ADA, PolicyWorkerFixture, type CommandName } from '../policy-worker.fixture.js';

/** Each command, in each of the ways that it can end: what, its name, what is sent. */
const DELIVERIES = Object.entries(EVERY_COMMAND).flatMap(([name, ways]) =>
  Object.entries<Prepare>(ways).map(
    ([way, prepare]) => [`${name}: ${way}`, name as CommandName, prepare] as const,
  ),
);

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

  /** Everything that is stored in whatever table, but for the replays, which come by themselves. */
  async function contents(): Promise<unknown> {
    const tables = await worker.sql<{ name: string }>(
      `SELECT relname AS name FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`,
    );
    expect(tables.length).toBeGreaterThan(15);
    const digests = tables.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*), md5(string_agg((to_jsonb(t) - 'replay' - 'replayed_version')::text, ';'
         ORDER BY to_jsonb(t)::text)) FROM ${name} t`,
    );
    return withClient(
      database.url,
      async (client) => (await client.query<object>(digests.join(' UNION ALL '))).rows,
    );
  }

  it('are all of those that a policy worker carries out', () => {
    const isPeriodic = (name: JobName): boolean => JOB_CATALOG[name].payload === EmptyPayload;
    const carriedOut = jobNamesOf(QUEUES.policyCommands).filter((name) => !isPeriodic(name));
    expect(Object.keys(EVERY_COMMAND).toSorted()).toEqual(carriedOut.toSorted());
  });

  it.each(DELIVERIES)(
    '%s, delivered again, answers the same and changes nothing',
    async (_what, name, prepare) => {
      const payload = await prepare(new CommandGround(worker, database.url));
      const commandId = randomUUID();
      const first = await worker.send(name, { ...payload, commandId });
      const stored = await contents();
      expect(await worker.send(name, { ...payload, commandId })).toEqual(first);
      expect(await worker.send(name, { ...payload, commandId })).toEqual(first);
      expect(await contents()).toEqual(stored);
    },
  );

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
