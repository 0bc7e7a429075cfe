import type { Diff, Problem } from './diff.js';
import { normalizeDiff } from './normalize-diff.js';
import type { Rule, RuleContent } from './rule.js';

/** An operator's role, least first. */
export type OperatorRole = 'viewer' | 'labeler' | 'approver' | 'admin';

/** Who a diff comes from. */
export type Proposer =
  { readonly kind: 'trainer' } | { readonly kind: 'operator'; readonly role: OperatorRole };

/**
 * What a diff does to locked rules that its proposer may not (I7). The trainer may not remove a locked rule, add one, or
 * add a rule of the same pattern that overrides one; of the operators only an admin may remove one. A rollback or a
 * restore is checked as `{remove: its removeIds}`.
 */
export function lockedRuleViolations(request: {
  readonly diff: Diff;
  readonly activeRules: readonly Rule[];
  readonly proposer: Proposer;
}): Problem[] {
  const { proposer } = request;
  if (proposer.kind === 'operator' && proposer.role === 'admin') return [];
  const { add, remove } = normalizeDiff(request.diff);
  const locked = request.activeRules.filter((rule) => rule.locked);
  const problems = removedLocked(remove, locked);
  if (proposer.kind === 'trainer') problems.push(...trainerAdditions(add, locked));
  return problems;
}

function removedLocked(remove: readonly string[], locked: readonly Rule[]): Problem[] {
  const ids = new Set(locked.map((rule) => rule.id));
  return remove.flatMap((id, index) =>
    ids.has(id)
      ? [
          {
            path: `diff.remove[${index}]`,
            message: `rule ${id} is locked; only an admin's own diff can remove it`,
          },
        ]
      : [],
  );
}

function trainerAdditions(add: readonly RuleContent[], locked: readonly Rule[]): Problem[] {
  return add.flatMap((rule, index) => {
    const path = `diff.add[${index}]`;
    if (rule.locked) return [{ path, message: 'the trainer cannot add a locked rule' }];
    const overridden = locked.find((other) => overrides(rule, other));
    return overridden ? [{ path, message: `would override the locked rule ${overridden.id}` }] : [];
  });
}

/** An allow beside any locked rule of the same pattern, or anything but an allow beside a locked allow. */
function overrides(rule: RuleContent, locked: Rule): boolean {
  const sameActions = rule.tool === locked.tool || rule.tool === null || locked.tool === null;
  const contradicts = rule.effect === 'allow' || locked.effect === 'allow';
  return contradicts && sameActions && rule.pattern === locked.pattern && rule.target === locked.target;
}
