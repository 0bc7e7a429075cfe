import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { HubFixture, call, type TestAgent } from './hub.fixture.js';
import { readEvents } from './read-events.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('two hubs', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hubs: [RunningHub, RunningHub];
  let agent: TestAgent;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.enforce([{ pattern: '^reboot', effect: 'review' }]);
    hubs = [await fixture.start({ reviewTtlMs: 1_500 }), await fixture.start({ reviewTtlMs: 1_500 })];
    agent = await fixture.register(hubs[0]);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  const ask = (hub: RunningHub, body: object, token = agent.token) =>
    call(hub, 'POST', '/v1/actions', { token, body });
  const view = (hub: RunningHub, id: string, waitMs = 0) =>
    call(hub, 'GET', `/v1/actions/${id}?waitMs=${waitMs}`, { token: agent.token });

  it('know each agent, wherever it registered', async () => {
    for (const hub of hubs) expect((await ask(hub, { command: 'ls' })).status).toBe(200);
  });

  it('enforce each version, acknowledge it, and stream it', async () => {
    const streams = hubs.map((hub) => readEvents(`${hub.url}/v1/policy/stream`, agent.token));
    for (const stream of streams) expect(await stream.next()).toMatchObject({ event: 'policy', id: '1' });
    const version = await fixture.enforce([
      { pattern: '^reboot', effect: 'review' },
      { pattern: '^halt', effect: 'deny' },
    ]);
    for (const stream of streams) {
      expect(await stream.next()).toEqual({ event: 'policy', id: String(version), data: { version } });
      stream.close();
    }
    for (const hub of hubs) {
      const { body } = await ask(hub, { command: 'halt' });
      expect(body).toMatchObject({ decision: 'deny', policyVersion: version });
    }
    const acknowledged = () =>
      fixture.sql('SELECT hub_id FROM rollout_acknowledgements WHERE version = $1', [version]);
    await until(async () => (await acknowledged()).length === 2);
    const rows = await fixture.sql('SELECT version FROM hubs');
    expect(rows).toEqual([{ version }, { version }]);
  });

  it('resume a stream where it was left', async () => {
    const known = readEvents(`${hubs[0].url}/v1/policy/stream`, agent.token, '2');
    const stale = readEvents(`${hubs[0].url}/v1/policy/stream`, agent.token, '1');
    expect(await stale.next()).toMatchObject({ id: '2' });
    stale.close();
    const version = await fixture.enforce([{ pattern: '^reboot', effect: 'review' }]);
    expect(await known.next()).toMatchObject({ id: String(version) });
    known.close();
  });

  it('forget an agent that leaves: token and stream end on both', async () => {
    const leaver = await fixture.register(hubs[1]);
    const { token } = leaver;
    for (const hub of hubs) expect((await ask(hub, { command: 'ls' }, token)).status).toBe(200);
    const stream = readEvents(`${hubs[1].url}/v1/policy/stream`, token);
    await stream.next();
    await call(hubs[0], 'DELETE', '/v1/agents/me', { token });
    expect((await ask(hubs[0], { command: 'ls' }, token)).status).toBe(401);
    await until(async () => (await ask(hubs[1], { command: 'ls' }, token)).status === 401, 1_000);
    expect(await stream.next()).toBeNull();
  });

  it('deny everything to an agent in quarantine, before all rules and repeated answers', async () => {
    const suspect = await fixture.register(hubs[0]);
    const { token, id } = suspect;
    const repeated = { command: 'ls', idempotencyKey: 'q' };
    for (const hub of hubs) expect((await ask(hub, repeated, token)).body.decision).toBe('allow');
    const quarantine = async (quarantined: boolean): Promise<void> => {
      await fixture.sql('UPDATE agents SET quarantined = $2 WHERE id = $1', [id, quarantined]);
      await fixture.announce({ type: 'agent.quarantine', id, quarantined });
    };
    await quarantine(true);
    for (const hub of hubs) {
      await until(async () => (await ask(hub, repeated, token)).body.decision === 'deny', 1_000);
      const beat = await call(hub, 'POST', '/v1/heartbeat', { token, body: {} });
      expect(beat.body.quarantined).toBe(true);
    }
    await quarantine(false);
    for (const hub of hubs) {
      await until(async () => (await ask(hub, repeated, token)).body.decision === 'allow', 1_000);
    }
  });

  it('catch up with what no news told of', async () => {
    const { token, id } = await fixture.register(hubs[0]);
    for (const hub of hubs) expect((await ask(hub, { command: 'ls' }, token)).status).toBe(200);
    await fixture.sql('UPDATE agents SET quarantined = true WHERE id = $1', [id]);
    const rules = [{ pattern: '^reboot', effect: 'review' as const }];
    const version = await fixture.enforce(rules, { silently: true });
    for (const hub of hubs) {
      await until(async () => {
        const { body } = await ask(hub, { command: 'ls' }, token);
        return body.decision === 'deny' && body.policyVersion === version;
      });
    }
    await fixture.sql('UPDATE agents SET removed_at = now() WHERE id = $1', [id]);
    for (const hub of hubs) {
      await until(async () => (await ask(hub, { command: 'ls' }, token)).status === 401);
    }
  });

  it('answer a repeated request alike', async () => {
    const body = { command: 'make', idempotencyKey: 'two-hubs' };
    const first = await ask(hubs[0], body);
    const second = await ask(hubs[1], body);
    expect(second.body).toEqual(first.body);
    const other = await ask(hubs[1], { ...body, command: 'make clean' });
    expect(other.status).toBe(409);
    const rows = await fixture.sql(`SELECT id FROM actions WHERE command = 'make'`);
    expect(rows.length).toBeLessThanOrEqual(1);
  });

  it('know at once what the other one has just answered', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { body } = await ask(hubs[0], { command: `echo ${n}` });
      expect((await view(hubs[1], body.id)).body.command).toBe(`echo ${n}`);
      const outcome = await call(hubs[1], 'POST', `/v1/actions/${body.id}/outcome`, {
        token: agent.token,
        body: { exitCode: 0 },
      });
      expect(outcome.status).toBe(202);
    }
  });

  it('hold an action until its verdict, which wakes who waits', async () => {
    const { body } = await ask(hubs[0], { command: 'reboot' });
    expect(body.decision).toBe('review');
    const held = await view(hubs[1], body.id);
    expect(held.body.review).toEqual({ status: 'held', verdict: null, expiresAt: expect.any(String) });
    await until(async () => (await fixture.sql('SELECT 1 FROM reviews WHERE action_id = $1', [body.id]))[0]);
    const started = Date.now();
    const waiting = hubs.map((hub) => view(hub, body.id, 30_000));
    await fixture.sql(
      `UPDATE reviews SET status = 'answered', verdict = 'allow', answered_at = now() WHERE action_id = $1`,
      [body.id],
    );
    await fixture.announce({ type: 'review.answered', actionId: body.id, verdict: 'allow' });
    for (const answer of await Promise.all(waiting)) {
      expect(answer.body.decision).toBe('review');
      expect(answer.body.review).toMatchObject({ status: 'answered', verdict: 'allow' });
    }
    expect(Date.now() - started).toBeLessThan(1_400);
  });

  it('tell who waits that the hold is over', async () => {
    const { body } = await ask(hubs[0], { command: 'reboot now' });
    const short = await view(hubs[0], body.id, 50);
    expect(short.body.review?.status).toBe('held');
    const { body: over } = await view(hubs[0], body.id, 30_000);
    expect(over.review).toMatchObject({ status: 'expired', verdict: null });
  });

  it('lose nothing that one of them answered while it stopped (I10)', async () => {
    const third = await fixture.start();
    const asks = Array.from({ length: 300 }, (_, n) => ask(third, { command: `stop ${n}` }));
    await asks[0];
    await third.app.close();
    const answers = await Promise.allSettled(asks);
    const ids = answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value.status === 200 ? [answer.value.body.id] : [],
    );
    expect(ids.length).toBeGreaterThan(0);
    await until(async () => {
      const rows = await fixture.sql('SELECT id FROM actions WHERE id = ANY($1)', [ids]);
      return rows.length === ids.length;
    });
  });

  it('leave the list of hubs when they stop, and answer who still waits', async () => {
    const third = await fixture.start();
    const count = async () => (await fixture.sql('SELECT id FROM hubs')).length;
    await until(async () => (await count()) === 3);
    const { body } = await ask(third, { command: 'reboot later' });
    const waiting = view(third, body.id, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await third.app.close();
    expect((await waiting).body.review?.status).toBe('held');
    expect(await count()).toBe(2);
  });
});
