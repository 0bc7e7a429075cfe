import { samplesOf } from './samples-of.js';

const diff = {
  add: [
    { pattern: '^rm', effect: 'deny', mode: 'observe' },
    { pattern: '^rm', effect: 'deny' },
  ],
  remove: ['old'],
  meta: {},
};

describe('samplesOf', () => {
  it('finds the commands of evidence and replay, each with its rule', () => {
    const evidence = {
      rules: [
        { pattern: '^rm', effect: 'deny', mode: 'enforce', examples: ['rm a'], contradictions: ['rm b'] },
      ],
      removals: [{ ruleId: 'old', contradictions: ['ls'] }],
    };
    const replay = {
      flips: {
        'allow->deny': { examples: [{ tool: 'bash', command: 'rm c', causes: ['diff.add[1]', 'old'] }] },
      },
    };
    expect(samplesOf({ diff, evidence, replay })).toEqual([
      { rule: 'diff.add[1]', tool: null, command: 'rm a' },
      { rule: 'diff.add[1]', tool: null, command: 'rm b' },
      { rule: 'old', tool: null, command: 'ls' },
      { rule: 'diff.add[1]', tool: 'bash', command: 'rm c' },
      { rule: 'old', tool: 'bash', command: 'rm c' },
    ]);
  });

  it.each([
    ['nothing', null, null],
    ['a text', 'because', 'flips'],
    [
      'other shapes',
      { rules: [null, 3, { examples: 'rm' }], removals: {} },
      { flips: { x: { examples: [1] } } },
    ],
    ['a rule that the diff has not', { rules: [{ pattern: '^ls', effect: 'deny', examples: ['ls'] }] }, {}],
    ['examples that are none', { removals: [{ ruleId: 'old', contradictions: [1, null] }] }, { flips: 7 }],
  ])('is empty of %s', (_, evidence, replay) => {
    expect(samplesOf({ diff, evidence, replay })).toEqual([]);
  });
});
