import { diffOf, draftOf, emptyRule, faultsByField } from './copy-draft.js';

const diff = {
  add: [
    { pattern: '^rm', effect: 'deny' as const, score: 0.9, tool: 'bash', reason: 'deletes' },
    {
      pattern: '^dd',
      effect: 'review' as const,
      mode: 'observe' as const,
      target: 'text' as const,
      locked: true,
    },
  ],
  remove: ['one', 'two'],
  meta: { proposed_by: 'trainer' },
};

describe('a copy of a suggestion', () => {
  it('says the same until it is changed, but for where it comes from', () => {
    expect(diffOf(draftOf({ diff }), 'x')).toEqual({
      add: [
        { ...diff.add[0], mode: 'enforce', target: 'command', locked: false },
        { ...diff.add[1], mode: 'observe', target: 'text', locked: true },
      ],
      remove: ['one', 'two'],
      meta: { copied_from: 'x' },
    });
  });

  it('loses the confidence of a pattern that was changed, and what is empty', () => {
    const { rules, remove } = draftOf({ diff });
    const changed = rules.map((rule) => ({ ...rule, pattern: `${rule.pattern} `, tool: ' ', reason: '' }));
    expect(diffOf({ rules: changed, remove: remove.slice(1) }, 'x')).toEqual({
      add: [
        { pattern: '^rm ', effect: 'deny', mode: 'enforce', target: 'command', locked: false },
        { pattern: '^dd ', effect: 'review', mode: 'observe', target: 'text', locked: true },
      ],
      remove: ['two'],
      meta: { copied_from: 'x' },
    });
  });

  it('has rules to begin with that are told apart', () => {
    expect([emptyRule(3), emptyRule(4)].map(({ key, effect }) => [key, effect])).toEqual([
      [3, 'deny'],
      [4, 'deny'],
    ]);
  });
});

describe('faultsByField', () => {
  it('finds the place of each fault, and keeps those that have none', () => {
    const elsewhere = { path: 'diff', message: 'changes nothing' };
    const { fields, others } = faultsByField([
      { path: 'diff.add[1].pattern', message: 'missing )' },
      { path: 'diff.add[1].pattern', message: 'too long' },
      { path: 'diff.add[0].reason', message: 'too long' },
      elsewhere,
    ]);
    expect([...fields]).toEqual([
      ['1.pattern', 'missing ); too long'],
      ['0.reason', 'too long'],
    ]);
    expect(others).toEqual([elsewhere]);
  });
});
