import fc from 'fast-check';
import { normalizeRule } from './normalize-diff.js';
import { fileRules, policyDifference, type FileRule } from './policy-file.js';
import type { Rule, RuleDraft } from './rule.js';

let made = 0;
const ruleOf = (draft: RuleDraft): Rule => ({
  ...normalizeRule(draft),
  ...{ id: `id-${(made += 1)}`, addedBy: 'Ada', addedAt: '2026-11-22T12:00:00.000Z', addedInVersion: made },
});

const draft = fc.record<RuleDraft>(
  {
    pattern: fc.constantFrom('^rm', '^git', '\\bmkfs\\b', '#x: "y"'),
    effect: fc.constantFrom('deny', 'review', 'allow'),
    tool: fc.constantFrom(null, 'shell', 'fetch'),
    target: fc.constantFrom('command', 'text'),
    mode: fc.constantFrom('enforce', 'observe'),
    locked: fc.boolean(),
    score: fc.constantFrom(null, 0.5, 1),
    reason: fc.constantFrom(null, '', 'because'),
  },
  { requiredKeys: ['pattern', 'effect'] },
);

describe('fileRules', () => {
  it('says what the rules say, without defaults, what is denied first', () => {
    const rules = [
      ruleOf({ pattern: '^git', effect: 'allow', tool: 'shell', score: 0.5 }),
      ruleOf({ pattern: 'secret', effect: 'deny', target: 'text', mode: 'observe', locked: true }),
      ruleOf({ pattern: '^dd', effect: 'deny', reason: 'formats', target: 'command', mode: 'enforce' }),
    ];
    expect(fileRules(rules)).toEqual([
      { key: expect.stringMatching(/^[0-9a-f]{12}$/), effect: 'deny', pattern: '^dd', reason: 'formats' },
      {
        key: expect.any(String),
        effect: 'deny',
        pattern: 'secret',
        target: 'text',
        mode: 'observe',
        locked: true,
      },
      { key: expect.any(String), effect: 'allow', pattern: '^git', tool: 'shell', score: 0.5 },
    ]);
  });

  it('is the same for the same rules, whatever their ids and their order', () => {
    fc.assert(
      fc.property(fc.array(draft), (drafts) => {
        const rules = drafts.map(ruleOf);
        const other = drafts.map(ruleOf).reverse();
        expect(fileRules(other)).toEqual(fileRules(rules));
        const keys = fileRules(rules).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(policyDifference(other, fileRules(rules))).toEqual({
          ...{ add: [], addedFrom: [], remove: [], changed: 0, unchanged: rules.length },
        });
      }),
      { seed: 6 },
    );
  });
});

describe('policyDifference', () => {
  it('makes of any policy the one in the file', () => {
    fc.assert(
      fc.property(fc.array(draft), fc.array(draft), (before, wanted) => {
        const current = before.map(ruleOf);
        const { add, addedFrom, remove } = policyDifference(current, wanted);
        const kept = current.filter(({ id }) => !remove.includes(id));
        const made = [...kept, ...add.map(ruleOf)];
        expect(fileRules(made)).toEqual(fileRules(wanted.map(ruleOf)));
        expect(addedFrom.map((index) => wanted[index])).toEqual(add);
        const contents = (rules: readonly Rule[]) => new Set(fileRules(rules).map(({ key }) => key));
        const removed = current.filter(({ id }) => remove.includes(id));
        // Nothing is removed only to be added again.
        expect([...contents(removed)].filter((key) => contents(add.map(ruleOf)).has(key))).toEqual([]);
      }),
      { seed: 7 },
    );
  });

  it('counts as changed what takes the place of another by its key', () => {
    const current = [ruleOf({ pattern: '^rm', effect: 'deny' }), ruleOf({ pattern: '^dd', effect: 'deny' })];
    const [dd, rm] = fileRules(current) as [FileRule, FileRule];
    const file = [dd, { ...rm, pattern: '^rm -rf' }, { key: 'mine', pattern: 'x', effect: 'deny' as const }];
    expect(policyDifference(current, file)).toEqual({
      add: [
        { pattern: '^rm -rf', effect: 'deny' },
        { pattern: 'x', effect: 'deny' },
      ],
      ...{ addedFrom: [1, 2], remove: [current[0]?.id], changed: 1, unchanged: 1 },
    });
  });
});
