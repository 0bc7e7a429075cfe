import { groupByTier, tierCounts, type TieredRule } from './tiers.js';

const ADD: readonly TieredRule[] = [
  { effect: 'review', mode: 'observe' },
  { effect: 'deny' },
  { effect: 'allow', mode: 'enforce' },
  { effect: 'deny', mode: 'observe' },
  { effect: 'review', mode: 'enforce' },
  { effect: 'deny', mode: 'enforce' },
];

describe('the tiers of a diff', () => {
  it('are in the order of their strength, each with its rules and their places in the diff', () => {
    const places = groupByTier(ADD).map(({ tier, added }) => [tier, added.map(({ addIndex }) => addIndex)]);
    expect(places).toEqual([
      ['deny', [1, 5]],
      ['review', [4]],
      ['allow', [2]],
      ['observe', [0, 3]],
    ]);
  });

  it('are counted in words, without those that have no rule', () => {
    expect(tierCounts(ADD)).toBe('2 deny, 1 review, 1 allow, 2 observe');
    expect(tierCounts([{ effect: 'deny' }])).toBe('1 deny');
    expect(tierCounts([])).toBe('');
  });
});
