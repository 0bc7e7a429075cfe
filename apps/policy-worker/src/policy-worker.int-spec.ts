import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { QUEUES, type News } from '@bylaw/contracts';
import { DATABASE_ROLES, NewsListener } from '@bylaw/persistence';
import { hashToken, newToken } from '@bylaw/platform';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { ADA, EVE, PolicyWorkerFixture, ROOT, type FixtureServices } from './policy-worker.fixture.js';

describe('the policy worker', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let services: FixtureServices;
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    worker = await PolicyWorkerFixture.start(services);
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  const lastEvent = async () => (await worker.audit()).at(-1);

  async function asOwner(statement: string, parameters: unknown[] = []): Promise<void> {
    await withClient(database.url, (client) => client.query(statement, parameters));
  }

  async function eventually(check: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await check())) {
      if (Date.now() > deadline) throw new Error('it did not come true');
      await sleep(50);
    }
  }

  it('makes sure of the configured tokens, once, and leaves a revoked one revoked', async () => {
    const secrets = { adminToken: newToken('operator'), enrolmentToken: newToken('enrolment') };
    const restart = async () => (await PolicyWorkerFixture.start(services, secrets)).stop();
    await Promise.all([restart(), restart()]);
    const known = () =>
      worker.sql<{ id: string; kind: string; role: string | null; revoked_by: string | null }>(
        'SELECT * FROM tokens WHERE hash = ANY ($1) ORDER BY kind DESC',
        [[hashToken(secrets.adminToken), hashToken(secrets.enrolmentToken)]],
      );
    const tokens = await known();
    expect(tokens).toMatchObject([
      { kind: 'operator', role: 'admin' },
      { kind: 'enrolment', role: null },
    ]);
    const created = (await worker.audit()).filter((event) => event.action === 'token.create');
    expect(created.map((event) => event.subject).sort()).toEqual(tokens.map((token) => token.id).sort());

    await worker.done(worker.send('revoke-token', { tokenId: tokens[0]!.id, actor: ROOT }));
    await restart();
    expect(await known()).toMatchObject([{ revoked_by: 'Root' }, { revoked_by: null }]);
  });

  it('keeps secrets out of jobs and of the audit (I12)', async () => {
    const rows = await worker.sql<{ text: string }>('SELECT to_jsonb(e)::text AS text FROM audit_events e');
    const jobs = await worker.jobs.queue(QUEUES.policyCommands).getJobs();
    const everything = JSON.stringify([rows, jobs.map((job) => job.data as unknown)]);
    expect(everything).not.toMatch(/bylaw_(op|enr|agt)_/);
  });

  it('runs what is periodic once, however many workers there are', async () => {
    const another = await PolicyWorkerFixture.start(services);
    const schedulers = await worker.jobs.queue(QUEUES.policyCommands).getJobSchedulers();
    await another.stop();
    expect(schedulers.map((scheduler) => scheduler.name).sort()).toEqual([
      'add-up-rule-matches',
      'end-expired',
      'forget-answers',
      'keep-telemetry',
      'request-replays',
    ]);
  });

  it('quarantines, releases and removes agents', async () => {
    const agentId = randomUUID();
    await asOwner(
      `INSERT INTO agents (id, name, labels, token_hash, registered_at, registered_with)
       VALUES ($1, 'a', '{}', 'h', now(), $1)`,
      [agentId],
    );
    const state = async () => (await worker.sql('SELECT * FROM agents WHERE id = $1', [agentId]))[0];
    await worker.done(worker.send('quarantine-agent', { agentId, reason: 'odd' }));
    expect(await state()).toMatchObject({
      quarantined: true,
      quarantine_reason: 'odd',
      quarantined_by: 'Ada',
    });
    expect(await lastEvent()).toMatchObject({ action: 'agent.quarantine', subject: agentId, reason: 'odd' });
    await worker.done(worker.send('release-agent', { agentId }));
    expect(await state()).toMatchObject({ quarantined: false, quarantine_reason: null });
    await worker.done(worker.send('remove-agent', { agentId }));
    for (const name of ['release-agent', 'remove-agent'] as const) {
      expect((await worker.refused(worker.send(name, { agentId }))).code).toBe('not_found');
    }
    const gone = worker.send('quarantine-agent', { agentId, reason: 'odd' });
    expect((await worker.refused(gone)).code).toBe('not_found');
    expect(await lastEvent()).toMatchObject({ outcome: 'refused', reason: 'not_found' });
  });

  it('answers held actions once, and not after their time', async () => {
    const hold = async (expires: string): Promise<string> => {
      const id = randomUUID();
      await asOwner(
        `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
         VALUES ($1, $1, 'shell', 'ls', 'h', 0, now(), now() + $2::interval)`,
        [id, expires],
      );
      return id;
    };
    const answer = (actionId: string) =>
      worker.send('resolve-review', { actionId, verdict: 'deny', comment: 'no' });
    const held = await hold('1 hour');
    await worker.done(answer(held));
    const [review] = await worker.sql('SELECT * FROM reviews WHERE action_id = $1', [held]);
    expect(review).toMatchObject({ status: 'answered', verdict: 'deny', answered_by: 'Ada', comment: 'no' });
    expect((await worker.refused(answer(held))).code).toBe('review_not_held');
    expect((await worker.refused(answer(randomUUID()))).code).toBe('not_found');
    const late = await hold('-1 second');
    expect((await worker.refused(answer(late))).code).toBe('review_not_held');
    await eventually(async () =>
      (await worker.audit()).some((event) => event.action === 'review.expire' && event.subject === late),
    );
    const expired = (await worker.audit()).filter((event) => event.action === 'review.expire');
    expect(expired).toHaveLength(1);
  });

  it('labels actions, the last word counting, and by labelers only', async () => {
    const actionId = randomUUID();
    await asOwner(
      `INSERT INTO actions (id, ts, source, tool, command) VALUES ($1, now(), 'agent', 'shell', 'ls')`,
      [actionId],
    );
    const label = (word: 'safe' | 'unsafe', id = actionId) =>
      worker.send('label-action', { actionId: id, label: word });
    await worker.done(label('safe'));
    await worker.done(label('unsafe'));
    const [row] = await worker.sql('SELECT label, author FROM action_labels WHERE action_id = $1', [
      actionId,
    ]);
    expect(row).toEqual({ label: 'unsafe', author: 'Ada' });
    expect((await worker.refused(label('safe', randomUUID()))).code).toBe('not_found');
    const sent = worker.send('label-action', { actionId, label: 'safe', actor: EVE });
    expect((await worker.refused(sent)).code).toBe('forbidden');
  });

  it('lets admins only make tokens', async () => {
    const token = {
      tokenId: randomUUID(),
      kind: 'operator',
      role: 'admin',
      name: 'x',
      hash: 'a'.repeat(64),
    } as const;
    expect((await worker.refused(worker.send('create-token', { ...token, actor: ADA }))).code).toBe(
      'forbidden',
    );
    await worker.done(worker.send('create-token', { ...token, actor: ROOT }));
    const again = worker.send('create-token', { ...token, tokenId: randomUUID(), actor: ROOT });
    expect((await worker.refused(again)).code).toBe('validation_failed');
    const revoke = () => worker.send('revoke-token', { tokenId: token.tokenId, actor: ROOT });
    await worker.done(revoke());
    expect((await worker.refused(revoke())).code).toBe('not_found');
  });

  it('puts on record what the edge tells of', async () => {
    const refusal = {
      action: 'version.rollback',
      outcome: 'refused',
      subject: '7',
      reason: 'forbidden',
    } as const;
    await worker.done(worker.send('record-audit', { ...refusal, actor: EVE }));
    expect(await lastEvent()).toMatchObject({ ...refusal, actor_name: 'Eve' });
  });

  it('has an event for every change and every refusal, in a chain that verifies (I6)', async () => {
    const before = (await worker.audit()).length;
    const version = await worker.change({ add: [{ pattern: '^audited', effect: 'deny' }] });
    await worker.refused(worker.send('apply', { suggestionId: randomUUID(), confirmation: 'no' }));
    await worker.rollback(version);
    expect((await worker.audit()).slice(before)).toMatchObject([
      { action: 'suggestion.propose', outcome: 'done', actor_name: 'Root', from_version: version - 1 },
      { action: 'suggestion.apply', reason: 'because', from_version: version - 1, to_version: version },
      { action: 'suggestion.apply', outcome: 'refused', actor_name: 'Ada', reason: 'confirmation_required' },
      {
        action: 'version.rollback',
        subject: String(version),
        from_version: version,
        to_version: version + 1,
      },
    ]);
    expect(await worker.verify()).toMatchObject({ valid: true, firstBroken: null });
    const silent = await worker.sql(
      `SELECT name FROM commands WHERE NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.command_id = commands.id)`,
    );
    expect(silent).toEqual([]);
  });

  it('announces with the commit, and says nothing of what was refused (I4)', async () => {
    const heard: News[] = [];
    const listener = new NewsListener({
      url: database.url,
      role: DATABASE_ROLES.gateway,
      applicationName: 'test',
      onNews: (news) => heard.push(news),
      onListening: () => undefined,
    });
    await listener.start();
    const version = await worker.change({ add: [{ pattern: '^announced', effect: 'deny' }] });
    await worker.refused(worker.send('rollback', { version: 1_000_000, confirmation: 'ROLLBACK' }));
    await worker.rollback(version);
    await eventually(async () => heard.filter((news) => news.type === 'version.created').length === 2);
    await listener.stop();
    expect(heard.filter((news) => news.type === 'version.created')).toEqual([
      { type: 'version.created', version, kind: 'apply' },
      { type: 'version.created', version: version + 1, kind: 'rollback' },
    ]);
    const statuses = heard.flatMap((news) => (news.type === 'suggestion.changed' ? [news.status] : []));
    expect(statuses).toEqual(['pending', 'applied']);
  });

  it('finds what a superuser changed behind its back (I6)', async () => {
    await asOwner('ALTER TABLE audit_events DISABLE TRIGGER ALL');
    await asOwner(`UPDATE audit_events SET actor_name = 'Nobody' WHERE seq = 2`);
    await asOwner('ALTER TABLE audit_events ENABLE TRIGGER ALL');
    expect(await worker.verify()).toMatchObject({ valid: false, firstBroken: 2 });
  });
});
