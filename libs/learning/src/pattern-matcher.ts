import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, observingRule, type RuleTarget } from '@bylaw/policy';
import type { LabelledAction } from './labelled-action.js';

/** Tells which of many patterns match an action, by the policy's own matching. */
export class PatternMatcher {
  private readonly policy: CompiledPolicy;

  /**
   * Patterns are matched against the canonical forms unless `targets` says otherwise.
   * @throws when a pattern is not RE2 syntax
   */
  constructor(
    readonly patterns: readonly string[],
    shellTools: readonly string[],
    targets: readonly RuleTarget[] = [],
  ) {
    const settings = { ...DEFAULT_POLICY_SETTINGS, shellTools };
    const rules = patterns.map((pattern, index) => ({
      ...observingRule(pattern, index),
      target: targets[index] ?? 'command',
    }));
    this.policy = CompiledPolicy.compile({ version: 0, rules }, settings);
  }

  /** The indexes of the patterns that match. */
  matches(action: Pick<LabelledAction, 'tool' | 'command' | 'args'>): number[] {
    const { matched } = this.policy.decide(action, { quarantined: false });
    return matched.map(({ ruleId }) => Number(ruleId));
  }
}
