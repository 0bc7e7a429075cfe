import { CompiledPolicy, DEFAULT_POLICY_SETTINGS, type Rule, type RuleTarget } from '@bylaw/policy';
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

/** A rule of which only the pattern matters: it is asked what it matches, and decides nothing. */
export function observingRule(pattern: string, index: number): Rule {
  return {
    id: String(index),
    pattern,
    effect: 'deny',
    tool: null,
    target: 'command',
    mode: 'observe',
    locked: false,
    confidence: null,
    reason: null,
    addedBy: 'trainer',
    addedAt: '1970-01-01T00:00:00.000Z',
    addedInVersion: 0,
  };
}
