import { randomUUID } from 'node:crypto';
import type { OperatorPrincipal } from '@bylaw/contracts';
import { ADA, EVE, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

describe('operators’ tokens and commands', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  const diff = () => ({ add: [{ pattern: `^tool-${randomUUID()}`, effect: 'deny' as const }] });
  const operator = (role: OperatorPrincipal['role'], name: string): OperatorPrincipal => ({
    kind: 'operator',
    id: randomUUID(),
    name,
    role,
  });
  const revoke = (tokenId: string, actor = ROOT) => worker.send('revoke-token', { tokenId, actor });
  const adminsInForce = async () => {
    const rows = await worker.sql<{ id: string }>(
      `SELECT id FROM tokens WHERE role = 'admin' AND revoked_at IS NULL`,
    );
    return rows.map(({ id }) => id);
  };

  it.each<[string, () => Promise<OperatorPrincipal>]>([
    [
      'whose token was revoked while the command waited',
      async () => {
        const left = await worker.enrol(operator('approver', 'Left'));
        await worker.done(revoke(left.id));
        return left;
      },
    ],
    ['whom somebody with access to Redis invented', async () => operator('admin', 'Invented')],
    ['whose id is none', async () => ({ ...operator('admin', 'Invented'), id: 'admin' })],
    ['who claims more than the token gives', async () => ({ ...EVE, role: 'admin' })],
  ])('let an operator change nothing %s (I1)', async (_, make) => {
    const actor = await make();
    await worker.change(diff());
    const suggestionId = await worker.propose(diff());
    const { version } = await worker.policy();
    const sent = [
      worker.send('apply', { suggestionId, confirmation: 'APPLY', actor }),
      worker.send('rollback', { version, confirmation: 'ROLLBACK', actor }),
      worker.send('restore', { version: 0, confirmation: 'RESTORE', actor }),
      worker.send('propose', { suggestionId: randomUUID(), diff: diff(), actor }),
    ];
    for (const one of sent) expect((await worker.refused(one)).code).toBe('forbidden');
    expect((await worker.policy()).version).toBe(version);
    const events = (await worker.audit()).slice(-sent.length);
    expect(events.map((event) => event.outcome)).toEqual(sent.map(() => 'refused'));
    expect(new Set(events.map((event) => event.actor_name))).toEqual(new Set([actor.name]));
  });

  it('leave what was refused to somebody on record, also when the token is gone since (I6)', async () => {
    const gone = await worker.enrol(operator('viewer', 'Gone'));
    await worker.done(revoke(gone.id));
    const refusal = { action: 'POST /v1/trainings', outcome: 'refused', reason: 'forbidden' } as const;
    await worker.done(worker.send('record-audit', { ...refusal, actor: gone }));
    expect((await worker.audit()).at(-1)).toMatchObject({ ...refusal, actor_name: 'Gone' });
  });

  it('are revoked between commands, never during one', async () => {
    const busy = await worker.enrol(operator('approver', 'Busy'));
    const commands = Array.from({ length: 20 }, () =>
      worker.send('propose', { suggestionId: randomUUID(), diff: diff(), actor: busy }),
    );
    await worker.done(revoke(busy.id));
    await Promise.all(commands);
    const events = (await worker.audit()).filter(
      ({ actor_name: name, subject }) => name === 'Busy' || subject === busy.id,
    );
    const end = events.findIndex(({ action }) => action === 'token.revoke');
    expect(events.slice(0, end).every(({ outcome }) => outcome === 'done')).toBe(true);
    expect(events.slice(end + 1).every(({ outcome }) => outcome === 'refused')).toBe(true);
    expect(events).toHaveLength(21);
  });

  it('leave one of two admins who revoke each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [operator('admin', 'One'), operator('admin', 'Other')];
      await Promise.all([worker.enrol(one), worker.enrol(other)]);
      const answers = await Promise.all([revoke(other.id, one), revoke(one.id, other)]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const left = (await adminsInForce()).filter((id) => id !== ROOT.id);
      expect(left).toHaveLength(1);
      await worker.done(revoke(left[0]!));
    }
  });

  it('are never without an admin’s', async () => {
    expect(await adminsInForce()).toEqual([ROOT.id]);
    expect((await worker.refused(revoke(ROOT.id))).code).toBe('forbidden');
    expect((await worker.refused(revoke(ROOT.id.toUpperCase()))).code).toBe('forbidden');
    expect(await adminsInForce()).toEqual([ROOT.id]);
    await worker.done(revoke(ADA.id));
  });
});
