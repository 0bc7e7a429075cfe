import type { PolicyDelta } from './policy-change.js';
import type { Rule } from './rule.js';

/** What makes the active rules equal to those of an earlier version (I5). Both empty: they are equal already. */
export function restoreDelta(
  activeRules: readonly Pick<Rule, 'id'>[],
  targetRules: readonly Rule[],
): PolicyDelta {
  const active = new Set(activeRules.map((rule) => rule.id));
  const target = new Set(targetRules.map((rule) => rule.id));
  return {
    removeIds: activeRules.map((rule) => rule.id).filter((id) => !target.has(id)),
    restoreRules: targetRules.filter((rule) => !active.has(rule.id)),
  };
}
