import { randomUUID } from 'node:crypto';
import { LockdownStore } from '@bylaw/persistence';
import { withClient } from '@bylaw/testing';
import { ADA, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

describe('the lockdown', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  const declare = (reason: string) => worker.done(worker.send('declare-lockdown', { reason, actor: ROOT }));
  const lift = () => worker.done(worker.send('lift-lockdown', { actor: ROOT }));
  const current = () => new LockdownStore().current(worker.database.manager);
  const lastEvent = async () => (await worker.audit()).at(-1);

  async function heldAction(): Promise<string> {
    const actionId = randomUUID();
    await withClient(worker.databaseUrl, (client) =>
      client.query(
        `INSERT INTO reviews (action_id, agent_id, tool, command, command_hash, policy_version, held_at, expires_at)
         VALUES ($1, $2, 'shell', 'reboot', 'x', 0, now(), now() + interval '1 hour')`,
        [actionId, randomUUID()],
      ),
    );
    return actionId;
  }

  it('is declared with a reason, given another one, and lifted, each with an event', async () => {
    await declare('an agent runs wild');
    expect(await current()).toMatchObject({
      active: true,
      reason: 'an agent runs wild',
      declaredBy: 'Root',
      declaredAt: expect.any(String),
    });
    expect(await lastEvent()).toMatchObject({ action: 'lockdown.declare', reason: 'an agent runs wild' });
    await declare('two agents run wild');
    expect(await current()).toMatchObject({ active: true, reason: 'two agents run wild' });
    await lift();
    expect(await current()).toEqual({ active: false, reason: null, declaredBy: null, declaredAt: null });
    expect(await lastEvent()).toMatchObject({ action: 'lockdown.lift', outcome: 'done' });
    await lift();
    expect((await worker.verify()).valid).toBe(true);
  });

  it.each(['declare-lockdown', 'lift-lockdown'] as const)('is for admins: %s', async (name) => {
    const problem = await worker.refused(worker.send(name, { reason: 'odd', actor: ADA }));
    expect(problem.code).toBe('forbidden');
    expect(await lastEvent()).toMatchObject({ outcome: 'refused', actor_name: 'Ada' });
    expect((await current()).active).toBe(false);
  });

  it('lets nothing that is held go, but refuses', async () => {
    const [held, other] = [await heldAction(), await heldAction()];
    await declare('odd');
    const allowed = worker.send('resolve-review', { actionId: held, verdict: 'allow' });
    expect((await worker.refused(allowed)).code).toBe('lockdown_active');
    await worker.done(worker.send('resolve-review', { actionId: other, verdict: 'deny' }));
    await lift();
    await worker.done(worker.send('resolve-review', { actionId: held, verdict: 'allow' }));
  });
});
