import { diffProblems } from './diff-problems.js';

describe('diffProblems', () => {
  it('finds nothing wrong with a good diff', () => {
    const add = [
      { pattern: 'rm', effect: 'deny' as const, score: 0.5 },
      { pattern: 'rm', effect: 'deny' as const, tool: 'browser' },
    ];
    expect(diffProblems({ add, remove: ['a', 'b'] })).toEqual([]);
  });

  it('names every bad pattern with its path', () => {
    const add = ['ok', '', '(', '(a)\\1'].map((pattern) => ({ pattern, effect: 'deny' as const }));
    expect(diffProblems({ add })).toEqual([
      { path: 'diff.add[1].pattern', message: 'must not be empty' },
      { path: 'diff.add[2].pattern', message: 'is not RE2 syntax: missing closing ): `(`' },
      { path: 'diff.add[3].pattern', message: 'back-references are not RE2 syntax' },
    ]);
  });

  it('finds rules added twice, ids removed twice, scores out of range', () => {
    const rule = { pattern: 'rm', effect: 'deny' as const };
    const problems = diffProblems({
      add: [rule, { ...rule, effect: 'review' }, { ...rule, target: 'command', score: 1.5 }],
      remove: ['a', 'b', 'a'],
    });
    expect(problems).toEqual([
      { path: 'diff.add[2].score', message: 'must be between 0 and 1' },
      { path: 'diff.add[2]', message: 'is the same rule as diff.add[0]' },
      { path: 'diff.remove[2]', message: 'is the same id as diff.remove[0]' },
    ]);
  });

  it('refuses a diff that does nothing', () => {
    expect(diffProblems({ meta: { proposed_by: 'trainer' } })).toEqual([
      { path: 'diff', message: 'adds and removes nothing' },
    ]);
  });
});
