import { randomUUID } from 'node:crypto';
import type { Actor } from '@bylaw/contracts';
import { withClient } from '@bylaw/testing';
import { ADA, BOB, EVE, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

const NO_OPERATORS: Actor[] = [
  { kind: 'trainer', id: 'trainer', name: 'trainer' },
  { kind: 'system', id: 'policy-worker', name: 'policy-worker' },
  { kind: 'agent', id: randomUUID(), name: 'Agent_1' },
  { kind: 'enrolment', id: randomUUID(), name: 'enrolment' },
  EVE,
  { ...EVE, role: 'labeler' },
];

describe('human approval (I1)', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  const diff = () => ({ add: [{ pattern: `^tool-${randomUUID()}`, effect: 'deny' as const }] });

  async function versions(): Promise<number> {
    return (await worker.policy()).version;
  }

  it('makes no version at start', async () => {
    expect(await worker.policy()).toEqual({ version: 0, rules: [] });
  });

  it.each([undefined, null, '', 'apply', 'APPLY ', 'YES', 'ROLLBACK'])(
    'applies nothing on the word %p',
    async (confirmation) => {
      const suggestionId = await worker.propose(diff());
      const before = await versions();
      const problem = await worker.refused(
        worker.send('apply', { suggestionId, confirmation: confirmation }),
      );
      expect(problem.code).toBe('confirmation_required');
      expect(await versions()).toBe(before);
      expect(await worker.statusOf(suggestionId)).toBe('pending');
    },
  );

  it('asks for the word before the comment, and then for the comment', async () => {
    const suggestionId = await worker.propose(diff());
    const send = (confirmation: string, comment: string) =>
      worker.refused(worker.send('apply', { suggestionId, confirmation, comment }));
    expect((await send('no', ' ')).code).toBe('confirmation_required');
    expect(await send('APPLY', ' \n')).toMatchObject({
      code: 'validation_failed',
      errors: [{ path: 'comment' }],
    });
  });

  it.each(NO_OPERATORS)('lets $kind $name apply, roll back and restore nothing', async (actor) => {
    await worker.change(diff());
    const suggestionId = await worker.propose(diff());
    const before = await versions();
    const sent = [
      worker.send('apply', { suggestionId, confirmation: 'APPLY', actor }),
      worker.send('rollback', { version: 1, confirmation: 'ROLLBACK', actor }),
      worker.send('restore', { version: 0, confirmation: 'RESTORE', actor }),
      worker.send('reject', { suggestionId, actor }),
      worker.send('propose', { suggestionId: randomUUID(), diff: diff(), actor }),
    ];
    for (const one of sent) expect((await worker.refused(one)).code).toBe('forbidden');
    expect(await versions()).toBe(before);
    expect(await worker.statusOf(suggestionId)).toBe('pending');
  });

  it('never takes the author from the diff (I11)', async () => {
    const suggestionId = await worker.propose({ ...diff(), meta: { proposed_by: 'Mallory' } });
    await worker.apply(suggestionId, { actor: BOB, comment: 'looks right' });
    const [row] = await worker.sql('SELECT * FROM suggestions WHERE id = $1', [suggestionId]);
    expect(row).toMatchObject({ proposed_by: 'Ada', reviewed_by: 'Bob', review_comment: 'looks right' });
    const { version, rules } = await worker.policy();
    expect(rules.at(-1)).toMatchObject({ addedBy: 'Ada', addedInVersion: version });
    const [made] = await worker.sql('SELECT * FROM policy_versions WHERE version = $1', [version]);
    expect(made).toMatchObject({
      kind: 'apply',
      author: 'Bob',
      comment: 'looks right',
      suggestion_id: suggestionId,
    });
  });

  it('has a training run’s diff wait for a person, and ends older runs’ suggestions', async () => {
    const before = await versions();
    const conclude = async (runId: string) =>
      worker.done<{ suggestionId: string }>(
        worker.send('conclude-training', {
          actor: { kind: 'trainer', id: 'trainer', name: 'trainer' },
          runId,
          requestedBy: 'Ada',
          requestedAt: new Date().toISOString(),
          status: 'completed',
          parameters: {},
          progress: { done: 1, total: 1 },
          suggestionId: randomUUID(),
          diff: { ...diff(), remove: [] },
          evidence: { example: 'a lone \ud800 surrogate' },
        }),
      );
    const [first, second] = ['0192f0c1-0000-7000-8000-000000000001', '0192f0c1-0000-7000-8000-000000000002'];
    const older = await conclude(first);
    expect(await worker.statusOf(older.suggestionId)).toBe('pending');
    const newer = await conclude(second);
    expect(await worker.statusOf(older.suggestionId)).toBe('superseded');
    expect(await worker.statusOf(newer.suggestionId)).toBe('pending');
    expect(await conclude(second)).toEqual(newer);
    expect(await versions()).toBe(before);
    const [row] = await worker.sql('SELECT proposed_by, training_id FROM suggestions WHERE id = $1', [
      newer.suggestionId,
    ]);
    expect(row).toEqual({ proposed_by: 'trainer', training_id: second });
  });

  it('keeps an author from applying the own diff when it is told to', async () => {
    const strict = await PolicyWorkerFixture.alone({ requireDistinctApprover: true });
    const suggestionId = await strict.propose(diff());
    const sent = strict.send('apply', { suggestionId, confirmation: 'APPLY', actor: ADA });
    expect((await strict.refused(sent)).code).toBe('forbidden');
    expect(await strict.apply(suggestionId, { actor: BOB })).toBe(1);
    await strict.stop();
  });

  it('applies nothing when workers start again', async () => {
    await worker.propose(diff(), { actor: ROOT });
    const before = await versions();
    const another = await PolicyWorkerFixture.start(worker.services);
    await another.stop();
    expect(await versions()).toBe(before);
    await withClient(worker.databaseUrl, async (client) => {
      const { rows } = await client.query(
        "SELECT count(*)::int AS n FROM suggestions WHERE status = 'applied'",
      );
      expect(rows).toEqual([{ n: before }]);
    });
  });
});
