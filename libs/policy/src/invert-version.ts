import type { PolicyDelta, VersionChange } from './policy-change.js';
import type { Rule } from './rule.js';

/**
 * What undoes one version on the rules that are active now (I5): removes what it added, restores what it removed, and
 * leaves alone what other versions changed since, so a rule that is gone, or back, already is not touched again.
 */
export function invertVersion(change: VersionChange, activeRules: readonly Pick<Rule, 'id'>[]): PolicyDelta {
  const active = new Set(activeRules.map((rule) => rule.id));
  return {
    removeIds: change.addedIds.filter((id) => active.has(id)),
    restoreRules: change.removedRules.filter((rule) => !active.has(rule.id)),
  };
}
