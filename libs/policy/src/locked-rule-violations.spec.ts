import type { RuleDraft } from './rule.js';
import { lockedRuleViolations, type Proposer } from './locked-rule-violations.js';
import { normalizeDiff } from './normalize-diff.js';

const provenance = { addedBy: 'admin', addedAt: '2026-11-22T12:00:00Z', addedInVersion: 1 };
const drafts: Record<string, RuleDraft> = {
  'locked-deny': { pattern: 'mkfs', effect: 'deny', tool: 'shell', locked: true },
  'locked-allow': { pattern: 'ls', effect: 'allow', locked: true },
  free: { pattern: 'rm', effect: 'deny' },
};
const activeRules = normalizeDiff({ add: Object.values(drafts) }).add.map((content, index) => ({
  ...content,
  ...provenance,
  id: Object.keys(drafts)[index] ?? '',
}));

const trainer: Proposer = { kind: 'trainer' };
const pathsFor = (proposer: Proposer, diff: { add?: RuleDraft[]; remove?: string[] }) =>
  lockedRuleViolations({ diff, activeRules, proposer }).map(({ path }) => path);

describe('lockedRuleViolations (I7)', () => {
  it.each<[string, { add?: RuleDraft[]; remove?: string[] }, string[]]>([
    ['remove a locked rule', { remove: ['free', 'locked-deny'] }, ['diff.remove[1]']],
    ['add a locked rule', { add: [{ pattern: 'x', effect: 'deny', locked: true }] }, ['diff.add[0]']],
    ['allow what is denied', { add: [{ pattern: 'mkfs', effect: 'allow', tool: 'shell' }] }, ['diff.add[0]']],
    ['allow it for every tool', { add: [{ pattern: 'mkfs', effect: 'allow' }] }, ['diff.add[0]']],
    ['deny what is allowed', { add: [{ pattern: 'ls', effect: 'deny', tool: 'bash' }] }, ['diff.add[0]']],
  ])('the trainer may not %s', (_, diff, paths) => {
    expect(pathsFor(trainer, diff)).toEqual(paths);
  });

  it.each<[string, { add?: RuleDraft[]; remove?: string[] }]>([
    ['remove a rule that is not locked', { remove: ['free'] }],
    ['add another pattern', { add: [{ pattern: 'mkfs2', effect: 'allow' }] }],
    ['allow for another tool', { add: [{ pattern: 'mkfs', effect: 'allow', tool: 'browser' }] }],
    ['allow another target', { add: [{ pattern: 'mkfs', effect: 'allow', target: 'text' }] }],
    ['deny twice', { add: [{ pattern: 'mkfs', effect: 'deny' }] }],
  ])('the trainer may %s', (_, diff) => {
    expect(pathsFor(trainer, diff)).toEqual([]);
  });

  it.each(['viewer', 'labeler', 'approver'] as const)('a %s may not remove a locked rule', (role) => {
    const proposer: Proposer = { kind: 'operator', role };
    expect(pathsFor(proposer, { remove: ['locked-deny'] })).toEqual(['diff.remove[0]']);
    expect(pathsFor(proposer, { add: [{ pattern: 'mkfs', effect: 'allow' }] })).toEqual([]);
  });

  it('an admin may unlock', () => {
    const diff = { remove: ['locked-deny', 'locked-allow'] };
    expect(pathsFor({ kind: 'operator', role: 'admin' }, diff)).toEqual([]);
  });
});
