import { randomUUID } from 'node:crypto';
import type { Rule } from '@bylaw/policy';
import { PolicyWorkerFixture } from '../policy-worker.fixture.js';

describe('rollback and restore (I5)', () => {
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    worker = await PolicyWorkerFixture.alone();
  });
  afterAll(() => worker.stop());

  const rules = async (version?: number): Promise<readonly Rule[]> => (await worker.policy(version)).rules;
  const add = (...patterns: string[]) => ({
    add: patterns.map((pattern) => ({
      pattern: `^${pattern}-${randomUUID()}`,
      effect: 'deny' as const,
      score: 0.5,
    })),
  });

  it('undoes a version, and undoing that brings everything back, under the same ids', async () => {
    const first = await worker.change(add('a', 'b'));
    const [a, b] = (await rules()).slice(-2);
    const second = await worker.change({ ...add('c'), remove: [a!.id] });
    const afterSecond = await rules();
    expect(afterSecond.map((rule) => rule.id)).not.toContain(a!.id);

    const undone = await worker.rollback(second);
    expect(await rules()).toEqual(await rules(first));
    expect(await rules()).toEqual(expect.arrayContaining([a, b]));

    await worker.rollback(undone);
    expect(await rules()).toEqual(afterSecond);
    const [made] = await worker.sql('SELECT * FROM policy_versions WHERE version = $1', [undone]);
    expect(made).toMatchObject({ kind: 'rollback', reverts: second, added: [a!.id], author: 'Root' });
    expect(made).toMatchObject({ removed: [{ pattern: expect.stringMatching(/^\^c-/) }] });
  });

  it('leaves alone what other versions changed', async () => {
    const first = await worker.change(add('x', 'y'));
    const [x, y] = (await rules()).slice(-2);
    await worker.change({ remove: [x!.id], ...add('z') });
    const z = (await rules()).at(-1);
    await worker.rollback(first);
    const ids = (await rules()).map((rule) => rule.id);
    expect(ids).toContain(z!.id);
    expect(ids).not.toContain(x!.id);
    expect(ids).not.toContain(y!.id);
  });

  it('refuses to roll a version back twice, also after the rollback was undone', async () => {
    const version = await worker.change(add('once'));
    const undone = await worker.rollback(version);
    const again = () => worker.refused(worker.send('rollback', { version, confirmation: 'ROLLBACK' }));
    expect((await again()).code).toBe('version_already_rolled_back');
    await worker.rollback(undone);
    expect((await again()).code).toBe('version_already_rolled_back');
  });

  it('makes the policy equal to what it was at a version, as a version of its own', async () => {
    const target = await worker.change(add('kept'));
    await worker.change({ ...add('later'), remove: [(await rules()).at(-1)!.id] });
    const restored = await worker.restore(target);
    expect(await rules()).toEqual(await rules(target));
    const [made] = await worker.sql('SELECT kind, reverts FROM policy_versions WHERE version = $1', [
      restored,
    ]);
    expect(made).toEqual({ kind: 'restore', reverts: target });
    await worker.restore(0);
    expect(await rules()).toEqual([]);
    await worker.rollback(restored + 1);
    expect(await rules()).toEqual(await rules(target));
  });

  it.each([
    ['rollback', 'ROLLBACK', 0],
    ['rollback', 'ROLLBACK', 1_000_000],
    ['restore', 'RESTORE', 1_000_000],
  ] as const)('knows no version to %s by %s %d', async (name, confirmation, version) => {
    const problem = await worker.refused(worker.send(name, { version, confirmation }));
    expect(problem.code).toBe('not_found');
  });

  it.each(['rollback', 'restore'] as const)('takes no %s without its own word', async (name) => {
    const version = await worker.change(add('word'));
    const problem = await worker.refused(worker.send(name, { version, confirmation: 'APPLY' }));
    expect(problem.code).toBe('confirmation_required');
  });
});
