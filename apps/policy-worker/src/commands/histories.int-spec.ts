import { randomUUID } from 'node:crypto';
import type { CommandResult } from '@bylaw/contracts';
import { testDatabase, testRedis, type TestDatabase } from '@bylaw/testing';
import fc from 'fast-check';
import { PolicyWorkerFixture, ROOT } from '../policy-worker.fixture.js';

const SEED = 20_261_123;
const STEPS = 200;

type Step = { readonly kind: 'change' | 'rollback' | 'restore'; readonly at: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('change' as const), at: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rollback' as const), at: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), at: fc.nat() }) },
);

describe('long histories of applies, rollbacks and restores (I5)', () => {
  const redis = testRedis();
  let database: TestDatabase;
  let workers: PolicyWorkerFixture[];
  let worker: PolicyWorkerFixture;

  beforeAll(async () => {
    database = await testDatabase();
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    workers = await Promise.all([1, 2, 3, 4].map(() => PolicyWorkerFixture.start(services)));
    worker = workers[0]!;
  });
  afterAll(async () => {
    await Promise.all(workers.map((one) => one.stop()));
    await database.drop();
    await redis.cleanUp();
  });

  const idsAt = async (version: number): Promise<string[]> =>
    (await worker.policy(version)).rules.map(({ id }) => id).toSorted();

  it('agree with a simple model at every version, by whichever way it was reached', async () => {
    const history = fc.array(step, { minLength: STEPS, maxLength: STEPS });
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const model = new Model(worker, (await worker.policy()).version);
        for (const one of steps) await model.take(one);
        for (const [version, ids] of model.states) expect(await idsAt(version)).toEqual([...ids].toSorted());
      }),
      { seed: SEED, numRuns: 1, endOnFailure: true },
    );
    expect(await worker.verify()).toMatchObject({ valid: true });
  }, 120_000);

  it('have a serial order when four workers carry out random commands at once', async () => {
    const from = (await worker.policy()).version;
    const random = fc.sample(step, { seed: SEED, numRuns: STEPS });
    const lanes = workers.map(async (one, lane) => {
      const made: number[] = [];
      for (const { kind, at } of random.filter((_, index) => index % workers.length === lane)) {
        const answer = await take(one, kind, 1 + (at % (from + STEPS / 4)));
        if (answer.ok) made.push((answer.body as { version: number }).version);
      }
      return made;
    });
    const made = (await Promise.all(lanes)).flat();
    expect(made.toSorted((one, other) => one - other)).toEqual(made.map((_, index) => from + 1 + index));
    expect(made.length).toBeGreaterThan(STEPS / 2);
    await expectSerialOrder();
    expect(await worker.verify()).toMatchObject({ valid: true });
  }, 120_000);

  async function take(one: PolicyWorkerFixture, kind: Step['kind'], version: number): Promise<CommandResult> {
    if (kind === 'rollback')
      return one.carryOut('rollback', { version, confirmation: 'ROLLBACK', actor: ROOT });
    if (kind === 'restore') return one.carryOut('restore', { version, confirmation: 'RESTORE', actor: ROOT });
    const { rules } = await one.policy();
    const removed = rules[version % (2 * rules.length)];
    const add = [{ pattern: `^s-${randomUUID()}`, effect: 'review' as const }];
    const diff = removed ? { add, remove: [removed.id] } : { add };
    const proposed = await one.carryOut('propose', { suggestionId: randomUUID(), diff, actor: ROOT });
    // What it was to remove may be gone by now.
    if (!proposed.ok) return proposed;
    const { suggestionId } = proposed.body as { suggestionId: string };
    return one.carryOut('apply', { suggestionId, confirmation: 'APPLY', actor: ROOT });
  }

  /** Each version must be what its own kind makes of the one before. */
  async function expectSerialOrder(): Promise<void> {
    const versions = await worker.sql<VersionRow>(
      `SELECT v.*, s.diff FROM policy_versions v LEFT JOIN suggestions s ON s.id = v.suggestion_id ORDER BY version`,
    );
    const states = new Map<number, readonly string[]>([[0, []]]);
    for (const [index, row] of versions.entries()) {
      expect(row.version).toBe(index + 1);
      const before = states.get(index)!;
      const expected = next(row, { before, states, versions });
      expect(await idsAt(row.version)).toEqual(expected);
      states.set(row.version, expected);
    }
    const applied = versions.flatMap((row) => row.suggestion_id ?? []);
    const undone = versions.flatMap((row) => (row.kind === 'rollback' ? [row.reverts] : []));
    expect(new Set(applied).size).toBe(applied.length);
    expect(new Set(undone).size).toBe(undone.length);
  }
});

interface VersionRow {
  readonly version: number;
  readonly kind: 'apply' | 'rollback' | 'restore';
  readonly reverts: number | null;
  readonly suggestion_id: string | null;
  readonly added: readonly string[];
  readonly removed: readonly { readonly id: string }[];
  readonly diff: { readonly remove: readonly string[] } | null;
}

interface Known {
  readonly before: readonly string[];
  readonly states: ReadonlyMap<number, readonly string[]>;
  readonly versions: readonly VersionRow[];
}

function next(row: VersionRow, { before, states, versions }: Known): string[] {
  if (row.kind === 'restore') return [...states.get(row.reverts!)!];
  if (row.kind === 'apply') {
    const kept = before.filter((id) => !row.diff!.remove.includes(id));
    return [...kept, ...row.added].toSorted();
  }
  const target = versions[row.reverts! - 1]!;
  const kept = before.filter((id) => !target.added.includes(id));
  return [...new Set([...kept, ...target.removed.map(({ id }) => id)])].toSorted();
}

/** What the policy should be: sets of ids, version by version. */
class Model {
  readonly states = new Map<number, ReadonlySet<string>>();
  private readonly changes = new Map<number, { added: readonly string[]; removed: readonly string[] }>();
  private readonly rolledBack = new Set<number>();

  constructor(
    private readonly worker: PolicyWorkerFixture,
    private version: number,
  ) {
    this.states.set(version, new Set());
  }

  async take(step: Step): Promise<void> {
    const versions = [...this.states.keys()];
    const target = versions[step.at % versions.length]!;
    if (step.kind === 'restore') {
      await this.make('restore', { version: target, confirmation: 'RESTORE' });
      this.next(this.states.get(target)!);
    } else if (step.kind === 'rollback') {
      await this.rollback(target);
    } else {
      await this.change(step.at);
    }
  }

  private async change(at: number): Promise<void> {
    const active = [...this.active].toSorted();
    const remove = active.length > 0 && at % 2 === 0 ? [active[at % active.length]!] : [];
    const before = new Set(this.active);
    const diff = { add: [{ pattern: `^m-${randomUUID()}`, effect: 'review' as const }], remove };
    const suggestionId = randomUUID();
    await this.make('propose', { suggestionId, diff });
    await this.make('apply', { suggestionId, confirmation: 'APPLY' });
    const { rules } = await this.worker.policy();
    const added = rules.map((rule) => rule.id).filter((id) => !before.has(id));
    if (added.length !== 1) throw new Error(`one rule was to be added, not ${added.length}`);
    this.next(new Set([...before, ...added].filter((id) => !remove.includes(id))));
  }

  private async rollback(target: number): Promise<void> {
    const change = this.changes.get(target);
    if (!change || this.rolledBack.has(target)) return;
    this.rolledBack.add(target);
    await this.make('rollback', { version: target, confirmation: 'ROLLBACK' });
    const kept = [...this.active].filter((id) => !change.added.includes(id));
    this.next(new Set([...kept, ...change.removed]));
  }

  private async make(...[name, payload]: Parameters<PolicyWorkerFixture['carryOut']>): Promise<void> {
    await this.worker.done(this.worker.carryOut(name, { ...payload, actor: ROOT }));
  }

  private get active(): ReadonlySet<string> {
    return this.states.get(this.version)!;
  }

  private next(ids: ReadonlySet<string>): void {
    const before = this.active;
    this.version += 1;
    this.states.set(this.version, ids);
    this.changes.set(this.version, {
      added: [...ids].filter((id) => !before.has(id)),
      removed: [...before].filter((id) => !ids.has(id)),
    });
  }
}
