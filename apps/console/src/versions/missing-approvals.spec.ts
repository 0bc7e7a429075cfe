import { missingApprovals } from './missing-approvals.js';

const approvals = (required: number, ...names: string[]) => ({
  required,
  approvals: names.map((by) => ({ by, comment: 'yes', at: '2026-11-22T12:00:00Z' })),
});

describe('missingApprovals', () => {
  it.each([
    [approvals(1), 0],
    [approvals(2), 1],
    [approvals(2, 'ada'), 1],
    [approvals(2, 'bob'), 0],
    [approvals(3, 'ada', 'bob'), 1],
    [approvals(2, 'bob', 'cy'), 0],
  ])('of %j, for ada, are %d', (state, missing) => {
    expect(missingApprovals(state, 'ada')).toBe(missing);
  });
});
