import { breakingRules } from './breaking-rules.js';
import { brokenPinnedCases } from './broken-pinned-cases.js';
import { CompiledPolicy } from './compiled-policy.js';
import { DEFAULT_POLICY_SETTINGS } from './decision.js';
import { normalizeRule } from './normalize-diff.js';
import type { Effect, Rule, RuleDraft } from './rule.js';

const rule = (id: string, draft: RuleDraft): Rule => ({
  ...normalizeRule(draft),
  ...{ id, addedBy: 'Ada', addedAt: '2026-11-22T12:00:00.000Z', addedInVersion: 1 },
});
const policy = (...rules: Rule[]) => CompiledPolicy.compile({ version: 1, rules }, DEFAULT_POLICY_SETTINGS);

const denyRm = rule('deny-rm', { pattern: '^rm', effect: 'deny' });
const denyRoot = rule('deny-root', { pattern: '/$', effect: 'deny' });
const observed = rule('observed', { pattern: '^rm', effect: 'deny', mode: 'observe' });
const reviewRm = rule('review-rm', { pattern: '^rm', effect: 'review' });

function breaking(command: string, expected: Effect, now: Rule[], before: Rule[]) {
  const [broken] = brokenPinnedCases(policy(...now), [{ tool: 'shell', command, expected }]);
  if (!broken) throw new Error('The case is not broken');
  return breakingRules(broken, policy(...now), policy(...before)).map(({ rule: { id }, change }) => [
    id,
    change,
  ]);
}

describe('breakingRules', () => {
  it('names the rules that decide it now, and tells whether they were there before', () => {
    expect(breaking('rm -rf /', 'allow', [denyRm, observed, denyRoot], [denyRm])).toEqual([
      ['deny-rm', 'kept'],
      ['deny-root', 'added'],
    ]);
  });

  it('names the rules that are gone', () => {
    expect(breaking('rm -rf /', 'deny', [], [denyRm, observed, denyRoot])).toEqual([
      ['deny-rm', 'removed'],
      ['deny-root', 'removed'],
    ]);
  });

  it('names both when another rule decides in the place of one that is gone', () => {
    expect(breaking('rm -rf /', 'deny', [reviewRm], [denyRm, reviewRm])).toEqual([
      ['review-rm', 'kept'],
      ['deny-rm', 'removed'],
    ]);
  });

  it('names none when the default effect is against it, and nothing changes', () => {
    expect(breaking('rm -rf /', 'deny', [observed], [observed])).toEqual([]);
  });

  it('does not blame what is gone for a case that did not hold before', () => {
    expect(breaking('ls', 'deny', [], [denyRm])).toEqual([]);
  });
});
