import { DomainError, type Actor } from '@bylaw/contracts';
import {
  appliesCleanly,
  diffProblems,
  lockedRuleViolations,
  type Diff,
  type PolicySnapshot,
  type Problem,
  type Proposer,
} from '@bylaw/policy';
import { invalidDiff } from './checked-diff.js';

/**
 * Passes a diff that its author may propose for this policy.
 * @throws DomainError `invalid_diff` (bad patterns, nothing to do, rules to remove that are not active) or `locked_rule`
 *   (I7), which name each place.
 */
export function assertAcceptable(diff: Diff, policy: PolicySnapshot, author: Actor): void {
  assertFits(diff, policy);
  assertLocksKept(diff, policy, author);
}

/** Passes a diff that makes sense for this policy, whoever it is from. @throws DomainError `invalid_diff`. */
export function assertFits(diff: Diff, policy: PolicySnapshot): void {
  const problems = [...diffProblems(diff), ...inactiveRemovals(diff, policy)];
  if (problems.length > 0) throw invalidDiff(problems);
}

/** @throws DomainError `locked_rule` when a diff of this author must not do what it does to a locked rule (I7). */
export function assertLocksKept(diff: Diff, policy: PolicySnapshot, author: Actor): void {
  const violations = lockedRuleViolations({ diff, activeRules: policy.rules, proposer: proposerOf(author) });
  if (violations.length === 0) return;
  throw new DomainError(
    'locked_rule',
    violations.map((violation) => violation.message).join('; '),
    violations,
  );
}

function inactiveRemovals(diff: Diff, policy: PolicySnapshot): Problem[] {
  const { missing } = appliesCleanly(
    diff,
    policy.rules.map((rule) => rule.id),
  );
  return (diff.remove ?? []).flatMap((id, index) =>
    missing.includes(id) ? [{ path: `diff.remove[${index}]`, message: `there is no active rule ${id}` }] : [],
  );
}

/** Whoever is no operator has no more rights over locked rules than the trainer. */
function proposerOf(author: Actor): Proposer {
  return author.kind === 'operator' ? { kind: 'operator', role: author.role } : { kind: 'trainer' };
}
