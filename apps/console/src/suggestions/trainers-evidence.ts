import type { RemovalEvidence, RuleEvidence, SuggestionEvidence } from '@bylaw/learning';
import { asRecord, hasNumbers, hasTexts, isTextList } from '../page/record.js';
import { isHeldOutMetrics } from '../trainings/held-out-metrics.js';

/** What was stored as evidence, if it is a trainer's and can be shown as such. */
export function isTrainersEvidence(value: unknown): value is SuggestionEvidence {
  const record = asRecord(value);
  if (record === null) return false;
  const { rules, removals, heldOut, warnings } = record;
  return (
    Array.isArray(rules) &&
    rules.every(isRuleEvidence) &&
    Array.isArray(removals) &&
    removals.every(isRemovalEvidence) &&
    isHeldOutMetrics(heldOut) &&
    isTextList(warnings)
  );
}

function isRuleEvidence(value: unknown): value is RuleEvidence {
  const record = asRecord(value);
  if (record === null) return false;
  return (
    hasTexts(record, ['pattern', 'term', 'effect', 'mode', 'certainty']) &&
    hasNumbers(record, [
      'support',
      'unsafeHits',
      'safeHits',
      'precision',
      'precisionLower',
      'distinctSkeletons',
      'distinctAgents',
    ]) &&
    isTextList(record['examples']) &&
    isTextList(record['contradictions'])
  );
}

function isRemovalEvidence(value: unknown): value is RemovalEvidence {
  const record = asRecord(value);
  if (record === null) return false;
  return (
    hasTexts(record, ['ruleId', 'pattern', 'reason']) &&
    hasNumbers(record, ['unsafeHits', 'safeHits']) &&
    isTextList(record['contradictions'])
  );
}

/** A rule that a diff adds, as far as its evidence is found by it. */
export interface EvidencedRule {
  readonly pattern: string;
  readonly effect: string;
  readonly mode?: string;
}

/** What speaks for a rule that the diff adds, and against it; nothing when nothing was stored for that very rule. */
export function evidenceOf(evidence: SuggestionEvidence, rule: EvidencedRule): RuleEvidence | undefined {
  return evidence.rules.find(
    ({ pattern, effect, mode }) =>
      pattern === rule.pattern && effect === rule.effect && mode === (rule.mode ?? 'enforce'),
  );
}
