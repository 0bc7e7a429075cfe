import type { OverlapResponse } from '@bylaw/contracts';
import { overlapSentences } from './overlap-sentences.js';

const OVERLAPS: readonly OverlapResponse[] = [
  { kind: 'duplicate', rule: { addIndex: 0 }, by: { ruleId: 'a' } },
  { kind: 'subsumed', rule: { addIndex: 1 }, by: { addIndex: 2 } },
  { kind: 'subsumed', rule: { ruleId: 'b' }, by: { addIndex: 2 } },
];

describe('overlapSentences', () => {
  it.each([
    [0, [{ before: 'says the same as', other: { ruleId: 'a' }, after: '' }]],
    [
      1,
      [
        {
          before: 'adds nothing to',
          other: { addIndex: 2 },
          after: ', which matches whatever it matches',
        },
      ],
    ],
    [
      2,
      [{ before: 'makes', other: { ruleId: 'b' }, after: ' superfluous: it matches whatever that matches' }],
    ],
    [3, []],
  ])('of the rule at %d', (addIndex, sentences) => {
    expect(overlapSentences(OVERLAPS, addIndex)).toEqual(sentences);
  });
});
