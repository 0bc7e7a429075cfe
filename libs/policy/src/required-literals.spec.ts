import { requiredLiterals } from './required-literals.js';

describe('requiredLiterals', () => {
  it.each<[string, string[][]]>([
    ['\\bmkfs\\b', [['mkfs']]],
    [
      '^rm\\s+-rf',
      [
        ['rm\t', 'rm\n', 'rm\f', 'rm\r', 'rm '],
        ['\t-rf', '\n-rf', '\f-rf', '\r-rf', ' -rf'],
      ],
    ],
    ['(?i)Drop', [['drop']]],
    ['curl.*\\|\\s*(ba|z)?sh', [['curl'], ['|'], ['sh', 'bash', 'zsh']]],
    ['colou?r', [['color', 'colour']]],
    ['(one|two.*three|four+)', [['one', 'three', 'four']]],
    ['a{3}b', [['aaab']]],
    ['(?:ab){2,}', [['abab'], ['ab']]],
    ['[^a]{900}b', [['b']]],
    ['a+', [['a']]],
  ])('of %j', (pattern, sets) => {
    const sorted = (of: readonly (readonly string[])[]) => of.map((set) => [...set].sort());
    expect(sorted(requiredLiterals(pattern))).toEqual(sorted(sets));
  });

  it.each(['.*', 'a?', 'a*', '', '(a|)', '\\w+', '^$', '\\b', '(foo|.)', '(x?){3}', '[^\\x00-\\x{10ffff}]'])(
    'knows nothing of %j',
    (pattern) => {
      expect(requiredLiterals(pattern)).toEqual([]);
    },
  );

  it('refuses what is not RE2 syntax', () => {
    expect(() => requiredLiterals('(')).toThrow(/missing closing/);
  });
});
