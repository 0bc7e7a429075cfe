import type { ReviewResponse } from '../gateway/wire.js';
import { groupReviews, isIdentical } from './group-reviews.js';

const review = (actionId: string, more: Partial<ReviewResponse>): ReviewResponse => ({
  actionId,
  agentId: 'one',
  agentName: 'One',
  tool: 'shell',
  command: 'rm a',
  policyVersion: 1,
  reason: 'held by rule r',
  status: 'held',
  verdict: null,
  comment: null,
  heldAt: '2026-11-22T12:00:00.000Z',
  expiresAt: '2026-11-22T12:15:00.000Z',
  answeredBy: null,
  answeredAt: null,
  skeleton: 'rm *',
  ruleIds: ['r'],
  identicalHeld: 1,
  ...more,
});

const LATE = review('a', { expiresAt: '2026-11-22T12:20:00.000Z' });
const SOON = review('b', { command: 'rm b', agentId: 'two', agentName: null });
const OTHER = review('c', {
  command: 'dd x',
  skeleton: 'dd *',
  ruleIds: ['q'],
  reason: 'by q',
  expiresAt: '2026-11-22T12:01:00.000Z',
});

const grouped = (by: Parameters<typeof groupReviews>[1]) =>
  groupReviews([LATE, SOON, OTHER], by).map(({ id, name, reviews }) => [
    id,
    name,
    reviews.map(({ actionId }) => actionId).join(''),
  ]);

describe('groupReviews', () => {
  it('puts first what runs out first, among groups and in each', () => {
    expect(grouped('form')).toEqual([
      ['c', 'dd *', 'c'],
      ['a', 'rm *', 'ba'],
    ]);
    expect(groupReviews([LATE, SOON], 'form')[0]?.expiresAt).toBe(SOON.expiresAt);
  });

  it.each([
    [
      'rule',
      [
        ['c', 'by q', 'c'],
        ['a', 'held by rule r', 'ba'],
      ],
    ],
    [
      'agent',
      [
        ['a', 'One', 'ca'],
        ['b', 'two', 'b'],
      ],
    ],
    [
      'none',
      [
        ['c', 'dd x', 'c'],
        ['b', 'rm b', 'b'],
        ['a', 'rm a', 'a'],
      ],
    ],
  ] as const)('by %s', (by, groups) => {
    expect(grouped(by)).toEqual(groups);
  });

  it('keeps tools apart whose commands look alike', () => {
    expect(groupReviews([LATE, review('d', { tool: 'browser' })], 'form')).toHaveLength(2);
  });
});

describe('isIdentical', () => {
  it('is so of the same tool and command alone', () => {
    expect(isIdentical([LATE, review('d', { agentId: 'two' })])).toBe(true);
    expect(isIdentical([LATE, SOON])).toBe(false);
    expect(isIdentical([LATE, review('d', { tool: 'bash' })])).toBe(false);
  });
});
