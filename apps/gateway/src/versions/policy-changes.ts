import type { PolicyChangesResponse } from '@bylaw/contracts';
import type { PolicySnapshot, Rule } from '@bylaw/policy';

/** So many rules are shown of each side: a page that people can look at. */
const SHOWN_RULES = 1_000;

/** What a second policy has that the first has not, and the other way round. */
export function policyChanges(from: PolicySnapshot, to: PolicySnapshot): PolicyChangesResponse {
  const added = missingIn(from, to);
  const removed = missingIn(to, from);
  return {
    from: from.version,
    to: to.version,
    added: added.slice(0, SHOWN_RULES),
    addedCount: added.length,
    removed: removed.slice(0, SHOWN_RULES),
    removedCount: removed.length,
    rules: to.rules.length,
  };
}

function missingIn(one: PolicySnapshot, other: PolicySnapshot): readonly Rule[] {
  const ids = new Set(one.rules.map(({ id }) => id));
  return other.rules.filter(({ id }) => !ids.has(id));
}
