import fc from 'fast-check';
import { appliesCleanly } from './applies-cleanly.js';
import { invertVersion } from './invert-version.js';
import type { PolicyDelta, VersionChange } from './policy-change.js';
import { restoreDelta } from './restore-delta.js';
import type { Rule } from './rule.js';

function rule(id: string): Rule {
  return {
    id,
    pattern: id,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'someone',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  };
}

const idsOf = (rules: readonly Rule[]) => rules.map(({ id }) => id).sort();

function apply(rules: readonly Rule[], delta: PolicyDelta): { rules: Rule[]; change: VersionChange } {
  const gone = new Set(delta.removeIds);
  return {
    rules: [...rules.filter(({ id }) => !gone.has(id)), ...delta.restoreRules],
    change: {
      addedIds: delta.restoreRules.map(({ id }) => id),
      removedRules: rules.filter(({ id }) => gone.has(id)),
    },
  };
}

describe('invertVersion (I5)', () => {
  it('removes what the version added and restores what it removed, and leaves other changes', () => {
    const change = { addedIds: ['new', 'gone since'], removedRules: [rule('old'), rule('back already')] };
    const active = ['new', 'other', 'back already'].map(rule);
    expect(invertVersion(change, active)).toEqual({ removeIds: ['new'], restoreRules: [rule('old')] });
  });

  it('undoes the undoing: rolling back a rollback restores', () => {
    const applied = apply(['a', 'b'].map(rule), { removeIds: ['a'], restoreRules: [rule('c')] });
    const rolledBack = apply(applied.rules, invertVersion(applied.change, applied.rules));
    expect(idsOf(rolledBack.rules)).toEqual(['a', 'b']);
    const again = apply(rolledBack.rules, invertVersion(rolledBack.change, rolledBack.rules));
    expect(idsOf(again.rules)).toEqual(['b', 'c']);
  });
});

describe('restoreDelta (I5)', () => {
  it('makes any policy equal to any other, and is empty for equal ones', () => {
    const ids = fc.uniqueArray(fc.constantFrom(...Array.from('abcdefgh')));
    fc.assert(
      fc.property(ids, ids, (from, to) => {
        const active = from.map(rule);
        const target = to.map(rule);
        const restored = apply(active, restoreDelta(active, target)).rules;
        expect(idsOf(restored)).toEqual(idsOf(target));
        expect(restoreDelta(restored, target)).toEqual({ removeIds: [], restoreRules: [] });
      }),
      { seed: 5 },
    );
  });
});

describe('appliesCleanly', () => {
  it('names the rules to remove that are gone', () => {
    expect(appliesCleanly({ remove: ['a', 'x'] }, ['a', 'b'])).toEqual({ clean: false, missing: ['x'] });
    expect(appliesCleanly({ remove: ['a'] }, new Set(['a', 'b']))).toEqual({ clean: true, missing: [] });
    expect(appliesCleanly({}, [])).toEqual({ clean: true, missing: [] });
  });
});
