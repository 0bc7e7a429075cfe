import { randomUUID } from 'node:crypto';
import { ADA, EVE, PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

describe('pinned cases', () => {
  let worker: PolicyWorkerFixture;

  beforeEach(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterEach(() => worker.stop());

  const deny = (pattern: string) => ({ pattern, effect: 'deny' as const });
  const pinned = (command: string, expect: 'allow' | 'deny' = 'allow', more: object = {}) => ({
    ...{ caseId: randomUUID(), tool: 'shell', command, args: null, expect, comment: null },
    ...more,
  });
  const send = (cases: readonly ReturnType<typeof pinned>[], actor = ADA) =>
    worker.send('import-pinned-cases', { cases: [...cases], actor });
  const stored = async () =>
    (await worker.sql<{ command: string }>('SELECT command FROM pinned_cases ORDER BY command')).map(
      ({ command }) => command,
    );

  it('of a file are added once, whatever was there, in one event (I6)', async () => {
    const first = await worker.done(
      send([pinned('ls'), pinned('git status'), pinned('ls', 'allow', { comment: 'again' })]),
    );
    expect(first).toEqual({ added: 2, duplicates: 1 });
    const args = (value: object) => pinned('ls', 'allow', { args: value });
    const second = await worker.done(
      send([
        pinned('ls'),
        pinned('ls', 'allow', { tool: 'other' }),
        args({ a: 1, b: [2] }),
        args({ b: [2], a: 1 }),
      ]),
    );
    expect(second).toEqual({ added: 2, duplicates: 2 });
    expect(await stored()).toEqual(['git status', 'ls', 'ls', 'ls']);
    const events = (await worker.audit()).filter(({ action }) => action === 'pinned-case.import');
    expect(events).toMatchObject([
      {
        outcome: 'done',
        actor_name: 'Ada',
        details: { added: 2, duplicates: 1, cases: [{ command: 'ls' }, {}] },
      },
      { outcome: 'done', details: { added: 2, duplicates: 2 } },
    ]);
  });

  it('of files that come together are added once', async () => {
    const commands = ['a', 'b', 'c', 'd'];
    const results = await Promise.all(
      Array.from({ length: 4 }, () =>
        worker.done<{ added: number }>(send(commands.map((one) => pinned(one)))),
      ),
    );
    expect(results.reduce((sum, { added }) => sum + added, 0)).toBe(4);
    expect(await stored()).toEqual(commands);
  });

  it('of a file are all refused when the policy breaks one, with the rules that do', async () => {
    await worker.change({ add: [deny('^git'), { ...deny('^rm'), mode: 'observe' }] });
    const problem = await worker.refused(
      send([pinned('ls'), pinned('git status'), pinned('rm -rf /', 'deny')]),
    );
    const [git] = (await worker.policy()).rules;
    expect(problem).toMatchObject({
      code: 'pinned_case_broken',
      errors: [
        {
          path: 'cases[1]',
          message: expect.stringMatching(
            /^must allow "git status", but it would be deny: .*\(kept deny rule "\^git"\)$/,
          ),
          rules: [{ ruleId: git?.id, pattern: '^git', effect: 'deny', change: 'kept' }],
        },
        {
          path: 'cases[2]',
          message: 'must deny "rm -rf /", but it would be allow: allowed by default: no rule decided',
          rules: [],
        },
      ],
    });
    expect(await stored()).toEqual([]);
    expect((await worker.audit()).at(-1)).toMatchObject({
      ...{ action: 'pinned-case.import', outcome: 'refused', reason: 'pinned_case_broken' },
    });
  });

  it('are not for viewers', async () => {
    expect((await worker.refused(send([pinned('ls')], EVE))).code).toBe('forbidden');
    expect(await stored()).toEqual([]);
  });

  it('name the rules that a change adds, removes or brings back to break them', async () => {
    await worker.change({ add: [deny('^rm -rf')] });
    await worker.change({ add: [deny('^git push')] });
    const rules = (await worker.policy()).rules;
    const [rm, push] = rules;
    const rollback = await worker.rollback(2);
    await worker.done(send([pinned('rm -rf /', 'deny'), pinned('git push'), pinned('git status')]));
    const errorsOf = async (sent: ReturnType<typeof worker.send>) =>
      (await worker.refused(sent)).errors
        ?.map(({ rules: breaking }) => breaking)
        // Cases are listed by their ids, which are random here.
        .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));

    const removing = await worker.propose({ add: [deny('^git')], remove: [rm?.id ?? ''] }, { actor: ROOT });
    const added = { ruleId: null, pattern: '^git', effect: 'deny', change: 'added' };
    expect(
      await errorsOf(worker.send('apply', { suggestionId: removing, confirmation: 'APPLY', actor: ROOT })),
    ).toEqual([
      [{ ruleId: rm?.id, pattern: '^rm -rf', effect: 'deny', change: 'removed' }],
      [added],
      [added],
    ]);

    const back = { version: rollback, confirmation: 'ROLLBACK', actor: ROOT };
    expect(await errorsOf(worker.send('rollback', back))).toEqual([
      [{ ruleId: push?.id, pattern: '^git push', effect: 'deny', change: 'added' }],
    ]);
    expect(
      await errorsOf(worker.send('restore', { version: 0, confirmation: 'RESTORE', actor: ROOT })),
    ).toEqual([[{ ruleId: rm?.id, pattern: '^rm -rf', effect: 'deny', change: 'removed' }]]);
    expect((await worker.policy()).version).toBe(rollback);
  });
});
