import { startSystem, type RunningSystem, type SystemState } from '@bylaw/testing';
import { Caller, eventually } from './http.js';

interface Rollout {
  readonly version: number;
  readonly code?: string;
  readonly rollout: { readonly complete: boolean; readonly hubs: readonly { readonly version: number }[] };
}

/** What only several people may change, and what one admin must be able to do at once: against the real processes. */
describe('change control by two people', () => {
  let system: RunningSystem;
  let state: SystemState;
  let admin: Caller;
  let ada: Caller;
  let bob: Caller;
  let hubs: Caller[];

  beforeAll(async () => {
    system = await startSystem({ flags: ['--hubs', '2'], env: { APPROVALS_REQUIRED: '2' } });
    state = system.state();
    admin = new Caller(state.gatewayUrl, state.adminToken);
    [ada, bob] = [await operator('ada'), await operator('bob')];
    const enrolment = new Caller(state.hubUrls[0]!, state.enrolmentToken);
    const { body } = await enrolment.post<{ token: string }>('/v1/agents');
    hubs = state.hubUrls.map((url) => new Caller(url, body.token));
  }, 90_000);

  afterAll(async () => {
    const code = await system.stop();
    if (code !== 0) throw new Error(`The system did not stop in order: exit code ${String(code)}`);
  }, 30_000);

  async function operator(name: string): Promise<Caller> {
    const { body } = await admin.post<{ token: string }>('/v1/tokens', { name, role: 'approver' });
    return new Caller(state.gatewayUrl, body.token);
  }

  async function propose(pattern: string): Promise<string> {
    const diff = { add: [{ pattern, effect: 'deny' }] };
    const { status, body } = await ada.post<{ id: string }>('/v1/suggestions', { diff });
    expect(status).toBe(201);
    return body.id;
  }

  const confirmed = (confirmation: string, more: object = {}) => ({ confirmation, comment: 'x', ...more });
  const decision = async (hub: Caller, command: string): Promise<string> =>
    (await hub.post<{ decision: string }>('/v1/actions', { command })).body.decision;

  it('a suggestion is applied when the second approves, and enforced everywhere when that is answered', async () => {
    const id = await propose('^mkfs');
    const path = `/v1/suggestions/${id}`;
    expect(await ada.post(`${path}/approvals`, confirmed('APPLY'))).toMatchObject({
      status: 200,
      body: { status: 'pending', approvals: [{ by: 'ada', comment: 'x' }] },
    });
    expect(await ada.post(`${path}/apply`, confirmed('APPLY'))).toMatchObject({
      status: 409,
      body: { code: 'approvals_missing' },
    });
    expect(await ada.call('DELETE', `${path}/approvals`)).toMatchObject({
      status: 200,
      body: { approvals: [] },
    });
    expect((await bob.post(`${path}/apply`, confirmed('APPLY'))).status).toBe(409);
    const applied = await ada.post<Rollout>(`${path}/apply`, confirmed('APPLY', { waitForRollout: true }));
    expect(applied).toMatchObject({ status: 200, body: { version: 1, rollout: { complete: true } } });
    expect(applied.body.rollout.hubs.map(({ version }) => version)).toEqual([1, 1]);
    for (const hub of hubs) expect(await decision(hub, 'mkfs.ext4 /dev/sdz')).toBe('deny');
  });

  it('a rollback needs two as well', async () => {
    expect(await ada.post('/v1/versions/1/rollback/approvals', confirmed('ROLLBACK'))).toMatchObject({
      status: 200,
      body: { required: 2, approvals: [{ by: 'ada' }] },
    });
    expect((await ada.get('/v1/versions/1/undo/approvals')).status).toBe(404);
    expect(await bob.post('/v1/versions/1/rollback', confirmed('ROLLBACK'))).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
  });

  it('an admin acts alone in an emergency, and everyone learns of it', async () => {
    const id = await propose('^dd');
    const emergency = confirmed('APPLY', { emergency: true });
    expect((await bob.post(`/v1/suggestions/${id}/apply`, emergency)).status).toBe(403);
    expect(await admin.post(`/v1/suggestions/${id}/apply`, emergency)).toMatchObject({
      status: 200,
      body: { version: 3 },
    });
    const { body } = await admin.get<{ items: unknown[] }>('/v1/audit?action=emergency.declare');
    expect(body.items).toMatchObject([{ outcome: 'done', subject: id, reason: 'x' }]);
  });

  it('says which hub does not enforce a version, and that one catches up by itself', async () => {
    const pid = state.pids['agent-hub'][1]!;
    process.kill(pid, 'SIGSTOP');
    const id = await propose('^shred');
    await bob.post(`/v1/suggestions/${id}/apply`, confirmed('APPLY'));
    const { body } = await ada.post<Rollout>(
      `/v1/suggestions/${id}/apply`,
      confirmed('APPLY', { waitForRollout: true }),
    );
    process.kill(pid, 'SIGCONT');
    expect(body.rollout.complete).toBe(false);
    expect(body.rollout.hubs.map(({ version }) => version).sort()).toEqual([3, 4]);
    await eventually(
      () => admin.get<Rollout['rollout']>('/v1/versions/4/rollout'),
      (answer) => answer.body.complete,
    );
  });

  it('a lockdown denies everything on every hub, those that are restarted meanwhile included', async () => {
    expect((await ada.call('PUT', '/v1/lockdown', { reason: 'odd' })).status).toBe(403);
    expect((await admin.call('PUT', '/v1/lockdown', {})).status).toBe(400);
    expect((await admin.call('PUT', '/v1/lockdown', { reason: 'an outbreak' })).status).toBe(204);
    expect((await ada.get('/v1/lockdown')).body).toMatchObject({ active: true, reason: 'an outbreak' });
    const obeyed = async (hub: Caller, expected: string, withinMs: number): Promise<unknown> =>
      eventually(
        () => decision(hub, 'ls').catch(() => 'away'),
        (answer) => answer === expected,
        withinMs,
      );
    for (const hub of hubs) await obeyed(hub, 'deny', 1_000);
    process.kill(state.pids['agent-hub'][0]!, 'SIGKILL');
    await eventually(
      () => decision(hubs[0]!, 'ls').catch(() => 'away'),
      (answer) => answer === 'away',
    );
    const restarted = await eventually(
      () => decision(hubs[0]!, 'ls').catch(() => 'away'),
      (answer) => answer !== 'away',
      30_000,
    );
    expect(restarted).toBe('deny');
    expect((await admin.call('DELETE', '/v1/lockdown')).status).toBe(204);
    for (const hub of hubs) await obeyed(hub, 'allow', 1_000);
  });
});
