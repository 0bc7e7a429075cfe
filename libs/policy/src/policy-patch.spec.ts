import fc from 'fast-check';
import { patchedPolicy, policyPatch } from './policy-patch.js';
import type { PolicySnapshot, Rule } from './rule.js';

const rule = (number: number): Rule => ({
  id: `r${number}`,
  ...{ pattern: `^p${number}`, effect: 'deny', target: 'command', mode: 'enforce', tool: null },
  ...{ locked: false, confidence: null, reason: null },
  ...{ addedBy: 'someone', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 },
});
const policy = (version: number, numbers: readonly number[]): PolicySnapshot => ({
  version,
  rules: numbers.map(rule),
});
const numbers = fc.uniqueArray(fc.nat({ max: 30 }));

describe('policyPatch', () => {
  it('makes any policy of any other, in its order, with the objects of the rules that stay', () => {
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const [from, to] = [policy(1, before), policy(2, after)];
        const change = structuredClone(policyPatch(from, to));
        const made = patchedPolicy(from, change);
        expect(made).toEqual(to);
        expect(change.added.map(({ id }) => id)).toEqual(
          after.filter((number) => !before.includes(number)).map((number) => `r${number}`),
        );
        for (const one of made.rules) {
          const kept = from.rules.find(({ id }) => id === one.id);
          expect(kept === undefined || kept === one).toBe(true);
        }
      }),
    );
  });

  it('is refused by a policy that it is not for', () => {
    const change = policyPatch(policy(1, [1, 2, 3]), policy(2, [1, 3]));
    expect(() => patchedPolicy(policy(1, [1]), change)).toThrow('is for another policy');
  });
});
