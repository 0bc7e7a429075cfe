import { HubClient, HubError, PolicyMirror, guard, guarded } from '@bylaw/client';
import { testDatabase, testRedis, type TestDatabase, type TestRedis, until } from '@bylaw/testing';
import { HubFixture } from './hub.fixture.js';
import type { RunningHub } from './start-hub.js';

describe('the client', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let fixture: HubFixture;
  let hub: RunningHub;
  let client: HubClient;
  let id: string;

  beforeAll(async () => {
    database = await testDatabase();
    redis = testRedis();
    fixture = new HubFixture({
      databaseUrl: database.url,
      redisUrl: redis.url,
      redisPrefix: redis.prefix,
    });
    await fixture.enforce([
      { pattern: '^rm -rf', effect: 'deny' },
      { pattern: '^reboot', effect: 'review' },
    ]);
    hub = await fixture.start();
    const enrolment = { hubUrl: hub.url, enrolmentToken: fixture.enrolmentToken };
    const agent = await HubClient.register(enrolment, { name: 'sdk' });
    id = agent.id;
    client = new HubClient({ hubUrl: hub.url, token: agent.token });
  });
  afterAll(async () => {
    await fixture.stopAll();
    await redis.cleanUp();
    await database.drop();
  });

  it('asks, carries out what is allowed, and reports what came of it', async () => {
    expect(await client.heartbeat('running')).toEqual({ policyVersion: 1, quarantined: false });
    const result = await guarded(client, { command: 'ls' }, async () => ({ exitCode: 0, stdout: 'a' }));
    expect(result.stdout).toBe('a');
    const rows = await until(async () => {
      const found = await fixture.sql('SELECT stdout, duration_ms FROM action_outcomes');
      return found.length > 0 && found;
    });
    expect(rows).toEqual([{ stdout: 'a', duration_ms: expect.any(Number) }]);
    const answers = await client.askBatch([{ command: 'ls' }, { command: 'rm -rf /' }]);
    expect(answers.map(({ decision }) => decision)).toEqual(['allow', 'deny']);
    expect((await guard(client, { command: 'rm -r -f x' })).allowed).toBe(false);
    await expect(client.ask({ command: '' })).rejects.toMatchObject({
      status: 400,
      code: 'validation_failed',
    });
  });

  it('waits for a person’s verdict', async () => {
    const waiting = guard(client, { command: 'reboot' }, { reviewMs: 20_000 });
    const review = await until(async () => (await fixture.sql('SELECT action_id FROM reviews'))[0]);
    const actionId = String(review['action_id']);
    await fixture.sql(
      `UPDATE reviews SET status = 'answered', verdict = 'allow', answered_at = now() WHERE action_id = $1`,
      [actionId],
    );
    await fixture.announce({ type: 'review.answered', actionId, verdict: 'allow' });
    expect(await waiting).toMatchObject({ allowed: true, decision: 'review', actionId });
    expect(await guard(client, { command: 'reboot' })).toMatchObject({ allowed: false, decision: 'review' });
  });

  it('decides in process by the same policy, follows it, and denies in quarantine, in a lockdown and once removed', async () => {
    const mirror = new PolicyMirror({ client, checkMs: 50 });
    expect(mirror.decide({ tool: 'shell', command: 'ls' }).decision).toBe('deny');
    await mirror.start();
    const decide = (command: string) => mirror.decide({ tool: 'shell', command }).decision;
    expect([decide('ls'), decide('rm -fr /'), decide('reboot')]).toEqual(['allow', 'deny', 'review']);
    const version = await fixture.enforce([{ pattern: '^ls', effect: 'deny' }]);
    await until(async () => mirror.version === version, 1_000);
    expect([decide('ls'), decide('rm -fr /')]).toEqual(['deny', 'allow']);
    await fixture.sql('UPDATE agents SET quarantined = true WHERE id = $1', [id]);
    await fixture.announce({ type: 'agent.quarantine', id, quarantined: true });
    await until(async () => decide('echo') === 'deny', 1_000);
    await fixture.sql('UPDATE agents SET quarantined = false WHERE id = $1', [id]);
    await fixture.announce({ type: 'agent.quarantine', id, quarantined: false });
    await until(async () => decide('echo') === 'allow', 1_000);
    await fixture.sql(`INSERT INTO lockdown (reason, declared_by, declared_at) VALUES ('odd', 'ada', now())`);
    await fixture.announce({ type: 'lockdown.changed', active: true });
    await until(async () => decide('echo') === 'deny', 1_000);
    await fixture.sql('DELETE FROM lockdown');
    await fixture.announce({ type: 'lockdown.changed', active: false });
    await until(async () => decide('echo') === 'allow', 1_000);
    await client.leave();
    await until(async () => decide('echo') === 'deny', 1_000);
    mirror.stop();
    await expect(client.heartbeat()).rejects.toThrow(HubError);
  });
});
