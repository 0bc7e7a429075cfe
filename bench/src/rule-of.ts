import type { Rule } from '@bylaw/policy';

/** An enforced deny rule for a pattern, as the policy worker would have made it. */
export function ruleOf(pattern: string, index = 0): Rule {
  return {
    id: `rule-${index}`,
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'enforce',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'bench',
    addedAt: '2026-11-22T12:00:00Z',
    addedInVersion: 1,
  };
}
