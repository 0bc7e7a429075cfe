import { brokenPinnedCases } from './broken-pinned-cases.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';

describe('brokenPinnedCases', () => {
  it('lists the cases that a policy decides otherwise, with what it says instead', () => {
    const policy = CompiledPolicy.compile({ version: 1, rules: [] }, DEFAULT_POLICY_SETTINGS);
    const kept = { id: 'a', tool: 'shell', command: 'git status', expected: 'allow' as const };
    const broken = { id: 'b', tool: 'shell', command: 'rm -rf /', expected: 'deny' as const };
    expect(brokenPinnedCases(policy, [kept, broken])).toEqual([
      { case: broken, decision: 'allow', reason: 'allowed by default: no rule decided', matched: [] },
    ]);
    expect(brokenPinnedCases(policy, [])).toEqual([]);
  });
});
