import { testDatabase, testRedis, until, type TestDatabase, type TestRedis } from '@bylaw/testing';
import { HubFixture, call, type Answer, type TestAgent } from '../hub.fixture.js';
import type { RunningHub } from '../start-hub.js';

describe('a lockdown', () => {
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
    hubs = [await fixture.start(), await fixture.start()];
    agent = await fixture.register(hubs[0]);
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });
  beforeEach(() => setLockdown(false));

  const ask = (hub: RunningHub, body: object): Promise<Answer> =>
    call(hub, 'POST', '/v1/actions', { token: agent.token, body });
  const decides = async (
    hub: RunningHub,
    decision: string,
    body: object = { command: 'ls' },
  ): Promise<boolean> => until(async () => (await ask(hub, body)).body.decision === decision, 1_000);

  async function setLockdown(active: boolean, { silently = false } = {}): Promise<void> {
    await fixture.sql('DELETE FROM lockdown');
    if (active) {
      await fixture.sql(
        `INSERT INTO lockdown (reason, declared_by, declared_at) VALUES ('odd', 'ada', now())`,
      );
    }
    if (!silently) await fixture.announce({ type: 'lockdown.changed', active });
  }

  it('denies everything on every hub within a second, repeated answers too, and ends when it is lifted', async () => {
    const repeated = { command: 'ls', idempotencyKey: 'again' };
    for (const hub of hubs) await decides(hub, 'allow', repeated);
    await setLockdown(true);
    for (const hub of hubs) {
      await decides(hub, 'deny');
      expect((await ask(hub, repeated)).body).toMatchObject({
        decision: 'deny',
        reason: 'denied because there is a lockdown',
        matched: [],
      });
      const batch = await call(hub, 'POST', '/v1/actions/batch', {
        token: agent.token,
        body: { actions: [{ command: 'ls' }, { command: 'reboot' }] },
      });
      expect(batch.body.results.map(({ decision }) => decision)).toEqual(['deny', 'deny']);
      const beat = await call(hub, 'POST', '/v1/heartbeat', { token: agent.token, body: {} });
      expect(beat.body.lockdown).toBe(true);
    }
    await setLockdown(false);
    for (const hub of hubs) await decides(hub, 'allow', repeated);
  });

  it('is enforced by a hub that is started meanwhile, from its first answer', async () => {
    await setLockdown(true);
    const late = await fixture.start();
    expect((await ask(late, { command: 'ls' })).body.decision).toBe('deny');
    await setLockdown(false);
    await decides(late, 'allow');
  });

  it('is caught up with by a hub that no news reached', async () => {
    await decides(hubs[0], 'allow');
    await setLockdown(true, { silently: true });
    const decision = async (): Promise<string> => (await ask(hubs[0], { command: 'ls' })).body.decision;
    expect(await decision()).toBe('allow');
    await until(async () => (await decision()) === 'deny');
    await setLockdown(false, { silently: true });
    await until(async () => (await decision()) === 'allow');
  });

  it('lets no action go whose review was answered with allow before', async () => {
    await decides(hubs[0], 'allow');
    const { id, decision } = (await ask(hubs[0], { command: 'reboot' })).body;
    expect(decision).toBe('review');
    const held = async (): Promise<number> =>
      (await fixture.sql('SELECT 1 FROM reviews WHERE action_id = $1', [id])).length;
    await until(async () => (await held()) === 1);
    await fixture.sql(
      `UPDATE reviews SET status = 'answered', verdict = 'allow', answered_by = 'ada', answered_at = now()
        WHERE action_id = $1`,
      [id],
    );
    await setLockdown(true);
    await decides(hubs[1], 'deny');
    const view = (): Promise<Answer> => call(hubs[1], 'GET', `/v1/actions/${id}`, { token: agent.token });
    expect(await view()).toMatchObject({ status: 409, body: { code: 'lockdown_active' } });
    await setLockdown(false);
    await decides(hubs[1], 'allow');
    expect((await view()).body.review).toMatchObject({ verdict: 'allow' });
  });
});
