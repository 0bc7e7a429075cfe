import type { BrokenPinnedCase, PinnedCase } from './broken-pinned-cases.js';
import type { CompiledPolicy } from './compiled-policy.js';
import type { Rule } from './rule.js';

/** A rule because of which a policy breaks a pinned case, and what the change does with it. */
export interface BreakingRule {
  readonly rule: Rule;
  /** `kept`: it was there before; `removed`: the case held because of it. */
  readonly change: 'added' | 'kept' | 'removed';
}

/**
 * The rules that break a case: those that gave it its new decision, and of the policy before, where the case held, those gone
 * that had kept it. Empty when only the default effect is against it. `before` is `policy` when nothing changes but the case.
 */
export function breakingRules(
  broken: BrokenPinnedCase<PinnedCase>,
  policy: Pick<CompiledPolicy, 'decide' | 'rules'>,
  before: Pick<CompiledPolicy, 'decide' | 'rules'>,
): BreakingRule[] {
  const now = byId(policy.rules);
  const then = byId(before.rules);
  const deciding = matchedOf(broken.matched, now, broken.decision).map((rule): BreakingRule => ({
    rule,
    change: then.has(rule.id) ? 'kept' : 'added',
  }));
  const { decision, matched } = before.decide(broken.case, { quarantined: false });
  if (decision !== broken.case.expected) return deciding;
  const gone = matchedOf(matched, then, decision).filter(({ id }) => !now.has(id));
  return [...deciding, ...gone.map((rule): BreakingRule => ({ rule, change: 'removed' }))];
}

function matchedOf(
  matched: BrokenPinnedCase<PinnedCase>['matched'],
  rules: ReadonlyMap<string, Rule>,
  effect: Rule['effect'],
): Rule[] {
  return matched.flatMap(({ ruleId, ...match }) => {
    const rule = rules.get(ruleId);
    return rule && match.mode === 'enforce' && match.effect === effect ? [rule] : [];
  });
}

function byId(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}
