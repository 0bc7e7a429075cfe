import { normalizeDiff, observingRule, overlaps, type Rule } from '@bylaw/policy';
import type { LearningSettings } from '../learning-settings.js';
import type { RuleProposal } from './rule-proposal.js';

/** A pattern that people rejected when the trainer proposed it. */
export interface RejectedPattern {
  readonly pattern: string;
  /** The support that it was proposed with. */
  readonly support: number;
}

/**
 * Tells what may not be proposed: what the active rules cover, and what was rejected, or is covered by something that was,
 * unless its evidence has grown by the stated factor since.
 */
export function refusedPatterns(context: {
  readonly activeRules: readonly Rule[];
  readonly rejected: readonly RejectedPattern[];
  readonly settings: LearningSettings;
}): (rule: RuleProposal) => boolean {
  const { activeRules, rejected, settings } = context;
  const active = new Set(
    activeRules.filter(({ effect }) => effect !== 'allow').map(({ pattern }) => pattern),
  );
  return (rule) => {
    if (active.has(rule.pattern)) return true;
    const standing = rejected.filter(({ support }) => rule.support < settings.rejectedGrowth * support);
    return (
      standing.some(({ pattern }) => pattern === rule.pattern) ||
      isCovered(rule.pattern, [...active, ...standing.map(({ pattern }) => pattern)])
    );
  };
}

/** Whether one of the patterns provably matches wherever this one does. */
function isCovered(pattern: string, others: readonly string[]): boolean {
  const rules = others.map((other, index): Rule => ({ ...observingRule(other, index), mode: 'enforce' }));
  const { add, remove, meta } = normalizeDiff({ add: [{ pattern, effect: 'deny' }], remove: [], meta: {} });
  return overlaps({ add, remove, meta }, rules).some(({ rule, by }) => 'addIndex' in rule && 'ruleId' in by);
}
