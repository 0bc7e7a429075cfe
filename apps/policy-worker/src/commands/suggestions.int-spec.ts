import { randomUUID } from 'node:crypto';
import type { Diff } from '@bylaw/policy';
import { withClient } from '@bylaw/testing';
import { ADA, BOB, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

const TRAINER = { kind: 'trainer', id: 'trainer', name: 'trainer' } as const;

describe('suggestions', () => {
  let worker: PolicyWorkerFixture;

  beforeEach(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterEach(() => worker.stop());

  const deny = (pattern: string, more: object = {}) => ({ pattern, effect: 'deny' as const, ...more });
  const propose = (diff: object, actor = ADA) =>
    worker.refused(worker.send('propose', { suggestionId: randomUUID(), diff, actor }));
  const apply = (suggestionId: string) =>
    worker.refused(worker.send('apply', { suggestionId, confirmation: 'APPLY' }));

  async function conclude(
    diff: Diff,
    runId: string = randomUUID(),
  ): Promise<{ suggestionId: string | null }> {
    return worker.done(
      worker.send('conclude-training', {
        actor: TRAINER,
        runId,
        requestedBy: 'Ada',
        requestedAt: new Date().toISOString(),
        status: 'completed',
        parameters: {},
        progress: { done: 1, total: 1 },
        suggestionId: randomUUID(),
        diff: diff as object,
      }),
    );
  }

  describe('proposed', () => {
    it('names every bad pattern', async () => {
      const problem = await propose({
        add: [
          deny('fine'),
          deny('('),
          deny(''),
          deny('(?=x)'),
          deny('a'.repeat(1_001)),
          deny('(a{1,500}){1,500}'),
        ],
      });
      expect(problem.code).toBe('invalid_diff');
      expect(problem.errors?.map((error) => error.path)).toEqual(
        [1, 2, 3, 4, 5].map((i) => `diff.add[${i}].pattern`),
      );
    });

    it.each([
      ['nothing to do', {}, 'diff'],
      ['nothing to do, at length', { add: [], remove: [] }, 'diff'],
      ['an effect that is none', { add: [{ pattern: 'x', effect: 'forbid' }] }, 'diff.add[0].effect'],
      ['a pattern that is no text', { add: [{ pattern: 5, effect: 'deny' }] }, 'diff.add[0].pattern'],
      ['an unknown field', { add: [deny('x', { when: 'always' })] }, 'diff.add[0].when'],
      ['an id that is none', { remove: ['x'] }, 'diff.remove'],
      ['a rule that is not active', { remove: ['0192f0c1-0000-7000-8000-000000000001'] }, 'diff.remove[0]'],
    ])('refuses %s', async (_what, diff, path) => {
      const problem = await propose(diff);
      expect(problem).toMatchObject({ code: 'invalid_diff' });
      expect(problem.errors?.map((error) => error.path)).toContain(path);
    });

    it('for one version only, are refused at another', async () => {
      await worker.change({ add: [deny('a')] });
      const diff = { add: [deny('b')] };
      const sent = (baseVersion: number) =>
        worker.send('propose', { suggestionId: randomUUID(), diff, baseVersion });
      expect(await worker.refused(sent(0))).toEqual({
        code: 'policy_moved',
        detail: 'The proposal is for version 0, and the policy is at version 1',
      });
      expect((await worker.done<{ created: boolean }>(sent(1))).created).toBe(true);
      expect((await worker.audit()).find(({ outcome }) => outcome === 'refused')).toMatchObject({
        ...{ action: 'suggestion.propose', reason: 'policy_moved' },
      });
    });

    it('twice are one while pending, and two when the first was rejected', async () => {
      const diff = { add: [deny('^a'), deny('^b')] };
      const first = await worker.propose(diff);
      const again = { add: [deny('^b', { target: 'command' }), deny('^a')], meta: { proposed_by: 'Bob' } };
      expect(await worker.done(worker.send('propose', { suggestionId: randomUUID(), diff: again }))).toEqual({
        suggestionId: first,
        created: false,
      });
      await worker.done(worker.send('reject', { suggestionId: first }));
      expect(await worker.propose(diff)).not.toBe(first);
    });
  });

  describe('applied', () => {
    it('are refused when unknown, or not pending', async () => {
      expect((await apply(randomUUID())).code).toBe('not_found');
      const suggestionId = await worker.propose({ add: [deny('^a')] });
      await worker.done(worker.send('reject', { suggestionId }));
      expect((await apply(suggestionId)).code).toBe('suggestion_not_pending');
      const sent = worker.send('reject', { suggestionId });
      expect((await worker.refused(sent)).code).toBe('suggestion_not_pending');
    });

    it('turn those stale that remove a rule which is gone', async () => {
      await worker.change({ add: [deny('^a'), deny('^b')] });
      const [a, b] = (await worker.policy()).rules;
      const wins = await worker.propose({ remove: [a!.id] });
      const loses = await worker.propose({ remove: [a!.id, b!.id] });
      const other = await worker.propose({ remove: [b!.id] });
      await worker.apply(wins);
      expect(await worker.statusOf(loses)).toBe('stale');
      expect(await worker.statusOf(other)).toBe('pending');
      expect((await apply(loses)).code).toBe('suggestion_stale');
      const events = await worker.audit();
      expect(events).toContainEqual(expect.objectContaining({ action: 'suggestion.stale', subject: loses }));
    });

    it('become stale for good when they turn out to be, whatever the answer', async () => {
      await worker.change({ add: [deny('^a')] });
      const [a] = (await worker.policy()).rules;
      const suggestionId = await worker.propose({ remove: [a!.id] });
      // As if it had been stored by a worker that did not see the other version.
      await worker.change({ add: [deny('^b')], remove: [a!.id] });
      await asOwner(`UPDATE suggestions SET status = 'pending' WHERE id = '${suggestionId}'`);
      expect((await apply(suggestionId)).code).toBe('suggestion_stale');
      expect(await worker.statusOf(suggestionId)).toBe('stale');
      expect((await worker.audit()).slice(-2)).toMatchObject([
        { action: 'suggestion.stale', outcome: 'done' },
        { action: 'suggestion.apply', outcome: 'refused', reason: 'suggestion_stale' },
      ]);
    });

    it('are refused after their time, which ends by itself', async () => {
      const [late, unasked] = [
        await worker.propose({ add: [deny('^a')] }),
        await worker.propose({ add: [deny('^b')] }),
      ];
      await asOwner(`UPDATE suggestions SET expires_at = now() - interval '1 second'`);
      expect((await apply(late)).code).toBe('suggestion_not_pending');
      expect(await worker.statusOf(late)).toBe('expired');
      await eventually(async () => expect(await worker.statusOf(unasked)).toBe('expired'));
      const expired = (await worker.audit()).filter((event) => event.action === 'suggestion.expire');
      expect(expired.map((event) => event.subject).sort()).toEqual([late, unasked].sort());
    });
  });

  describe('of locked rules (I7)', () => {
    let lockedId: string;

    beforeEach(async () => {
      await worker.change({ add: [deny('^rm -rf', { locked: true }), deny('^b')] });
      lockedId = (await worker.policy()).rules.find((rule) => rule.locked)!.id;
    });

    it('are refused to the trainer, whose run fails for it', async () => {
      for (const diff of [
        { add: [], remove: [lockedId] },
        { add: [{ pattern: '^rm -rf', effect: 'allow' as const }], remove: [] },
      ]) {
        const runId = randomUUID();
        expect(await conclude(diff, runId)).toEqual({ suggestionId: null });
        const [run] = await worker.sql('SELECT status, error FROM training_runs WHERE id = $1', [runId]);
        expect(run).toEqual({ status: 'failed', error: expect.stringMatching(/^locked_rule: /) });
      }
      const refused = (await worker.audit()).filter((event) => event.reason === 'locked_rule');
      expect(refused).toHaveLength(2);
      expect(refused[0]).toMatchObject({
        outcome: 'refused',
        actor_name: 'trainer',
        action: 'suggestion.propose',
      });
    });

    it('are refused to approvers, and taken from an admin', async () => {
      expect((await propose({ remove: [lockedId] })).code).toBe('locked_rule');
      const suggestionId = await worker.propose({ remove: [lockedId] }, { actor: ROOT });
      await worker.apply(suggestionId, { actor: BOB });
      expect((await worker.policy()).rules.map((rule) => rule.id)).not.toContain(lockedId);
    });

    it('stay when someone who is no admin rolls back or restores', async () => {
      const sent = [
        worker.send('rollback', { version: 1, confirmation: 'ROLLBACK', actor: ADA }),
        worker.send('restore', { version: 0, confirmation: 'RESTORE', actor: ADA }),
      ];
      for (const one of sent) expect((await worker.refused(one)).code).toBe('locked_rule');
      expect(await worker.rollback(1)).toBe(2);
    });
  });

  describe('that break a pinned case', () => {
    it('are refused, with the list', async () => {
      await worker.change({ add: [deny('^rm -rf')] });
      const pin = (command: string, expect: 'allow' | 'deny') =>
        worker.send('add-pinned-case', { caseId: randomUUID(), tool: 'shell', command, expect });
      await worker.done(pin('rm -rf /', 'deny'));
      await worker.done(pin('git status', 'allow'));
      expect((await worker.refused(pin('git push', 'deny'))).code).toBe('pinned_case_broken');

      const suggestionId = await worker.propose({ add: [deny('^git')] });
      const problem = await apply(suggestionId);
      expect(problem).toMatchObject({
        code: 'pinned_case_broken',
        errors: [{ message: expect.stringContaining('git status') }],
      });
      expect(await worker.statusOf(suggestionId)).toBe('pending');
      for (const [name, confirmation, version] of [
        ['rollback', 'ROLLBACK', 1],
        ['restore', 'RESTORE', 0],
      ] as const) {
        const refused = await worker.refused(worker.send(name, { version, confirmation }));
        expect(refused.errors).toHaveLength(1);
        expect(refused.detail).toContain('rm -rf /');
      }
      expect((await worker.policy()).version).toBe(1);
    });
  });

  async function asOwner(statement: string): Promise<void> {
    await withClient(worker.databaseUrl, (client) => client.query(statement));
  }

  async function eventually(check: () => Promise<void>): Promise<void> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      try {
        await check();
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
});
