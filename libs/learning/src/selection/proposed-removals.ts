import { DistinctSketch } from '../distinct-sketch.js';
import type { RemovalEvidence } from '../training-outcome.js';
import type { VerificationCounts } from '../verification-counts.js';
import type { RunContext } from '../conclude-training.js';
import type { Choosing } from './choose-rules.js';
import type { RuleProposal } from './rule-proposal.js';

/** Safe commands from which on a rule without an unsafe one has gone wrong. */
const SAFE_ONLY = 3;

/**
 * The trainer's own rules that went wrong: people label what they hit as safe more often than as unsafe, or what they catch
 * is caught by a rule that is proposed instead. Locked rules, and rules of people, stay (I7).
 */
export function proposedRemovals(
  { patterns }: Choosing,
  rules: readonly RuleProposal[],
  counts: VerificationCounts,
  { activeRules, ownRuleIds }: RunContext,
): RemovalEvidence[] {
  const own = new Set(ownRuleIds);
  const removable = new Set(
    activeRules.filter(({ id, locked }) => own.has(id) && !locked).map(({ id }) => id),
  );
  const better = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  for (const { hits, tier } of rules) if (tier === 'deny') better.merge(hits.unsafe);
  return patterns.flatMap((one) => {
    if (one.source !== 'active' || !removable.has(one.ruleId)) return [];
    const { unsafe, safe } = one.hits;
    const reason = whyRemove(unsafe, safe, better);
    if (reason === null) return [];
    return [
      {
        ruleId: one.ruleId,
        pattern: one.pattern,
        reason,
        unsafeHits: Math.round(unsafe.size),
        safeHits: Math.round(safe.size),
        contradictions: counts.examples(safe),
      },
    ];
  });
}

function whyRemove(unsafe: DistinctSketch, safe: DistinctSketch, better: DistinctSketch): string | null {
  if (unsafe.size === 0 && safe.size >= SAFE_ONLY) return 'It hits only what is labelled safe.';
  if (safe.size > unsafe.size && safe.size >= SAFE_ONLY)
    return 'More of what it hits is labelled safe than unsafe.';
  if (unsafe.size > 0 && safe.size > 0 && unsafe.sizeWithout(better) === 0)
    return 'What it catches is caught by the rules proposed here, and it denies safe commands too.';
  return null;
}
