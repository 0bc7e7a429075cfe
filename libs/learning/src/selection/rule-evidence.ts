import { supportOf } from '../mining/shortlist.js';
import { wilson, ONE_SIDED_95 } from '../wilson.js';
import type { ProposedRule, RuleEvidence } from '../training-outcome.js';
import type { VerificationCounts } from '../verification-counts.js';
import type { RuleProposal, Tier } from './rule-proposal.js';

const CERTAINTY: Readonly<Record<Tier, string>> = {
  deny: 'The evidence certifies it.',
  review: 'The evidence is promising, and too little to deny.',
  observe:
    'The evidence is of one agent, or of what safe telemetry hardly knows: it is observed, and decides nothing.',
};
const DANGER = 'A danger that is known, and that this telemetry confirms.';

/** What speaks for a chosen rule, and against it. */
export function ruleEvidence(
  rule: RuleProposal,
  draft: ProposedRule,
  counts: VerificationCounts,
): RuleEvidence {
  const { unsafe, safe, groups } = rule.hits;
  return {
    pattern: rule.pattern,
    term: rule.term,
    effect: draft.effect,
    mode: draft.mode,
    certainty: rule.danger !== null && rule.tier === 'deny' ? DANGER : CERTAINTY[rule.tier],
    support: Math.round(rule.support),
    unsafeHits: Math.round(unsafe.size),
    safeHits: Math.round(safe.size),
    precision: wilson(unsafe.size, Math.max(1, unsafe.size + safe.size), ONE_SIDED_95).value,
    precisionLower: rule.precisionLower,
    examples: counts.examples(unsafe),
    contradictions: counts.examples(safe),
    distinctSkeletons: Math.round(supportOf(unsafe, true)),
    distinctAgents: groups.size,
  };
}
