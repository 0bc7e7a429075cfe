import type { PolicyAction } from './action.js';
import type { CompiledPolicy } from './compiled-policy.js';
import type { Decision } from './decision.js';
import type { Effect } from './rule.js';

/** A command with the decision that every version must give it. */
export interface PinnedCase extends PolicyAction {
  readonly expected: Effect;
}

/** A pinned case that a policy would break, with what it would decide instead, and why. */
export interface BrokenPinnedCase<C extends PinnedCase> {
  readonly case: C;
  readonly decision: Effect;
  readonly reason: string;
  readonly matched: Decision['matched'];
}

/** The pinned cases that a policy breaks, in their order; a version that breaks any is refused. */
export function brokenPinnedCases<C extends PinnedCase>(
  policy: Pick<CompiledPolicy, 'decide'>,
  cases: Iterable<C>,
): BrokenPinnedCase<C>[] {
  const broken: BrokenPinnedCase<C>[] = [];
  for (const pinned of cases) {
    const { decision, reason, matched } = policy.decide(pinned, { quarantined: false });
    if (decision !== pinned.expected) broken.push({ case: pinned, decision, reason, matched });
  }
  return broken;
}
