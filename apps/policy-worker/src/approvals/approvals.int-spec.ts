import { randomUUID } from 'node:crypto';
import type { OperatorPrincipal } from '@bylaw/contracts';
import { testDatabase, testRedis, withClient, type TestDatabase } from '@bylaw/testing';
import { ADA, BOB, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

const CLEO: OperatorPrincipal = { kind: 'operator', id: randomUUID(), name: 'Cleo', role: 'approver' };

describe('where a change needs the approval of two', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    worker = await PolicyWorkerFixture.start(
      { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix },
      { approvalsRequired: 2 },
    );
    await worker.enrol(CLEO);
  });
  afterAll(async () => {
    await worker.stop();
    await database.drop();
    await redis.cleanUp();
  });

  const propose = (actor = ROOT) =>
    worker.propose({ add: [{ pattern: `^tool-${randomUUID()}`, effect: 'deny' }] }, { actor });
  const apply = (suggestionId: string, actor: OperatorPrincipal, more: object = {}) =>
    worker.send('apply', { suggestionId, confirmation: 'APPLY', actor, ...more });
  const approve = (suggestionId: string, actor: OperatorPrincipal, more: object = {}) =>
    worker.send('approve-suggestion', { suggestionId, confirmation: 'APPLY', actor, ...more });
  const rollback = (version: number, actor: OperatorPrincipal, more: object = {}) =>
    worker.send('rollback', { version, confirmation: 'ROLLBACK', actor, ...more });
  const withdraw = (subject: string, actor: OperatorPrincipal, change: 'apply' | 'rollback' = 'apply') =>
    worker.send('withdraw-approval', { change, subject, actor });
  const current = async () => (await worker.policy()).version;
  const lastEvents = async (count: number) => (await worker.audit()).slice(-count);

  /** A version, made by two. */
  async function change(): Promise<number> {
    const id = await propose();
    await worker.done(approve(id, BOB));
    return (await worker.done<{ version: number }>(apply(id, ADA))).version;
  }

  it('the first to apply has approved it, and the second makes the version', async () => {
    const id = await propose();
    const before = await current();
    expect(await worker.refused(apply(id, ADA))).toMatchObject({
      code: 'approvals_missing',
      detail: 'Your approval is kept. This apply needs 2 approvals and has 1',
    });
    expect(await lastEvents(2)).toMatchObject([
      { action: 'suggestion.approve', actor_name: 'Ada', outcome: 'done' },
      { action: 'suggestion.apply', actor_name: 'Ada', outcome: 'refused', reason: 'approvals_missing' },
    ]);
    expect(await worker.done(apply(id, BOB))).toEqual({ version: before + 1 });
    expect(await worker.statusOf(id)).toBe('applied');
  });

  it('an approval is given once and by the typed word', async () => {
    const id = await propose();
    const wrong = await worker.refused(approve(id, ADA, { confirmation: 'yes' }));
    expect(wrong.code).toBe('confirmation_required');
    await worker.done(approve(id, ADA));
    await worker.done(approve(id, ADA));
    expect((await worker.refused(apply(id, ADA))).detail).toContain('has 1');
  });

  it('counts no approval that was withdrawn, and none is withdrawn twice', async () => {
    const id = await propose();
    await worker.done(approve(id, ADA));
    await worker.done(withdraw(id, ADA));
    expect((await worker.refused(withdraw(id, ADA))).code).toBe('not_found');
    expect((await worker.refused(apply(id, BOB))).code).toBe('approvals_missing');
    await worker.done(apply(id, ADA));
  });

  it('counts no approval of someone whose token was revoked meanwhile', async () => {
    const gone = await worker.enrol({ ...CLEO, id: randomUUID(), name: 'Gone' });
    const id = await propose();
    await worker.done(approve(id, gone));
    await worker.done(worker.send('revoke-token', { tokenId: gone.id, actor: ROOT }));
    expect((await worker.refused(apply(id, BOB))).code).toBe('approvals_missing');
  });

  it('takes two tokens of one name for one person', async () => {
    const again = await worker.enrol({ ...BOB, id: randomUUID() });
    const id = await propose();
    await worker.done(approve(id, again));
    expect((await worker.refused(apply(id, BOB))).code).toBe('approvals_missing');
    await worker.done(apply(id, CLEO));
  });

  it('counts only approvals of this very content', async () => {
    const id = await propose();
    await withClient(database.url, (client) =>
      client.query(
        `INSERT INTO approvals VALUES ('apply', $1, 'another content', $2, 'Ada', 'because', now())`,
        [id, ADA.id],
      ),
    );
    expect((await worker.refused(apply(id, BOB))).code).toBe('approvals_missing');
  });

  it('approves nothing that is applied, rejected or expired', async () => {
    const applied = await propose();
    await worker.done(approve(applied, ADA));
    await worker.done(apply(applied, BOB));
    const rejected = await propose();
    await worker.done(worker.send('reject', { suggestionId: rejected, actor: ADA }));
    const expired = await propose();
    await withClient(database.url, (client) =>
      client.query('UPDATE suggestions SET expires_at = now() WHERE id = $1', [expired]),
    );
    for (const id of [applied, rejected, expired]) {
      expect((await worker.refused(approve(id, CLEO))).code).toBe('suggestion_not_pending');
    }
    expect((await worker.refused(approve(randomUUID(), CLEO))).code).toBe('not_found');
  });

  it('a rollback needs two as well, of the policy as both saw it', async () => {
    const version = await change();
    expect((await worker.refused(rollback(version, ADA))).code).toBe('approvals_missing');
    await change();
    expect((await worker.refused(rollback(version, BOB))).code).toBe('approvals_missing');
    expect((await worker.done<{ version: number }>(rollback(version, CLEO))).version).toBe(version + 2);
  });

  it('approves a restore without making it', async () => {
    const before = await current();
    const sent = { change: 'restore', version: 0, confirmation: 'RESTORE' } as const;
    await worker.done(worker.send('approve-version-change', { ...sent, actor: ADA }));
    expect(await current()).toBe(before);
    await worker.done(worker.send('restore', { version: 0, confirmation: 'RESTORE', actor: BOB }));
    expect((await worker.policy()).rules).toEqual([]);
    const problem = await worker.refused(
      worker.send('approve-version-change', { ...sent, version: 999, actor: ADA }),
    );
    expect(problem.code).toBe('not_found');
  });

  it('an admin does it alone in an emergency, which stands out in the audit', async () => {
    const id = await propose();
    expect((await worker.refused(apply(id, ADA, { emergency: true }))).code).toBe('forbidden');
    const silent = await worker.refused(apply(id, ROOT, { emergency: true, comment: ' ' }));
    expect(silent.code).toBe('validation_failed');
    const made = await worker.done<{ version: number }>(
      apply(id, ROOT, { emergency: true, comment: 'an outbreak' }),
    );
    expect(await lastEvents(2)).toMatchObject([
      { action: 'emergency.declare', actor_name: 'Root', reason: 'an outbreak', subject: id },
      { action: 'suggestion.apply', to_version: made.version },
    ]);
    await worker.done(rollback(made.version, ROOT, { emergency: true, comment: 'it made it worse' }));
    expect(await lastEvents(2)).toMatchObject([
      { action: 'emergency.declare', subject: String(made.version) },
      { action: 'version.rollback', to_version: made.version + 1 },
    ]);
    expect(await worker.verify()).toMatchObject({ valid: true, firstBroken: null });
  });

  it('makes one version when many apply at once', async () => {
    const id = await propose();
    const before = await current();
    const sent = [ADA, BOB, CLEO, ROOT].flatMap((actor) => [apply(id, actor), apply(id, actor)]);
    const results = await Promise.all(sent);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await current()).toBe(before + 1);
  });
});
