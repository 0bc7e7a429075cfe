import { randomUUID } from 'node:crypto';
import { testDatabase, type TestDatabase } from '@bylaw/testing';
import type { Rule } from '@bylaw/policy';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createOwnerDataSource } from '../data-source.js';
import { LatestPolicy } from './latest-policy.js';
import { PolicyReader } from './policy-reader.js';
import { PolicyStore } from './policy-store.js';

const SEED = 20_261_123;

/** One version: how many rules come, which of the active ones go, which of the others come back, and who looks then. */
const change = fc.record({
  add: fc.nat(3),
  remove: fc.array(fc.nat(), { maxLength: 3 }),
  back: fc.array(fc.nat(), { maxLength: 2 }),
  read: fc.boolean(),
});

describe('the latest policy', () => {
  const reader = new PolicyReader();
  const store = new PolicyStore();
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await testDatabase();
    owner = await createOwnerDataSource(database.url).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  const everyRule: Rule[] = [];

  async function make(add: number, removeAt: readonly number[], backAt: readonly number[]): Promise<void> {
    const { version: before, rules } = await reader.snapshot(owner.manager);
    const version = before + 1;
    const remove = picked(rules, removeAt);
    const ids = new Set(rules.map(({ id }) => id));
    const restore = picked(
      everyRule.filter(({ id }) => !ids.has(id)),
      backAt,
    );
    const added = Array.from({ length: add }, () => newRule(version));
    everyRule.push(...added);
    const head = {
      version,
      kind: 'restore',
      suggestionId: null,
      reverts: 0,
      author: 'a',
      comment: 'c',
    } as const;
    await owner.transaction((manager) =>
      store.createVersion(manager, { ...head, createdAt: new Date(), add: added, restore, remove }),
    );
  }

  it('is what a whole reading says, whichever versions were read before', async () => {
    const latest = new LatestPolicy();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        for (const { add, remove, back, read } of changes) {
          await make(add, remove, back);
          if (read) await latest.read(owner.manager);
        }
        expect(await latest.read(owner.manager)).toEqual(await reader.snapshot(owner.manager));
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('is read anew where another version has the number of the one that is known', async () => {
    const latest = new LatestPolicy();
    await make(2, [], []);
    const { version } = await latest.read(owner.manager);
    // As when a backup was put back, and other changes were made since.
    await owner.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query('DELETE FROM rule_spans WHERE added_in = $1', [version]);
      await manager.query('DELETE FROM policy_versions WHERE version = $1', [version]);
      await manager.query('UPDATE policy_state SET version = $1', [version - 1]);
    });
    await make(1, [0], []);
    await make(1, [], []);
    expect(await latest.read(owner.manager)).toEqual(await reader.snapshot(owner.manager));
  });
});

function picked(rules: readonly Rule[], at: readonly number[]): Rule[] {
  return [...new Set(at.flatMap((index) => (rules.length === 0 ? [] : [rules[index % rules.length]!])))];
}

function newRule(version: number): Rule {
  return {
    ...{
      id: randomUUID(),
      pattern: '^a',
      effect: 'deny',
      tool: null,
      target: 'command',
      mode: 'enforce',
      locked: false,
    },
    ...{
      confidence: null,
      reason: null,
      addedBy: 'a',
      addedAt: new Date().toISOString(),
      addedInVersion: version,
    },
  };
}
