import { anyOf } from '../dangers/known-danger.js';
import { lowerBound, supportOf } from '../mining/shortlist.js';
import type { PatternHits } from '../verification-counts.js';
import { cappedSupport } from './capped-support.js';
import { joined, ownSupport, together, type DangerGroup, type VerifiedPart } from './danger-groups.js';
import { fittedGroups } from './fitted-groups.js';
import type { Judging } from './judging.js';
import type { RuleProposal, Tier } from './rule-proposal.js';
import { unionOf, within } from './verified-pattern.js';

/**
 * The known dangers that the data supports, each as one rule of as many of its parts as the policy accepts in one, or as
 * several. A part against which safe commands speak is left out; where safe telemetry is large enough to do so, parts
 * that occur nowhere come along with those that do. What too little speaks for to be a rule by itself is one rule with
 * another danger, and so is what would not be among as many rules as may be suggested.
 */
export function judgeDangers(judging: Judging): RuleProposal[] {
  const kinds = new Map<string, VerifiedPart[]>();
  for (const one of judging.patterns) {
    if (one.source !== 'danger') continue;
    const { danger, part, hits } = one;
    const parts = kinds.get(danger) ?? [];
    parts.push({ danger, part, hits: within(hits, judging.part), allHits: hits });
    kinds.set(danger, parts);
  }
  const groups = [...kinds.values()].flatMap((parts) => groupsOf(parts, judging));
  return numbered(
    fittedGroups(together(groups, judging), judging).flatMap((group) => proposalOf(group, judging)),
  );
}

/** The parts of a kind that the data supports, in groups. */
function groupsOf(parts: readonly VerifiedPart[], judging: Judging): DangerGroup[] {
  const { large, settings } = judging;
  const kept = parts.filter(({ hits }) => !isSpokenAgainst(hits, judging) && (large || hits.unsafe.size > 0));
  const seen = kept.filter(({ hits }) => hits.unsafe.size > 0);
  const support = cappedSupport(unionOf(seen.map(({ hits }) => hits)), judging);
  if (seen.length === 0 || support < (large ? 1 : settings.minSupport)) return [];
  const unseen = kept.filter(({ hits }) => hits.unsafe.size === 0);
  return joined([...seen, ...unseen]).filter((group) => ownSupport(group, judging) > 0);
}

function proposalOf(group: DangerGroup, judging: Judging): RuleProposal[] {
  const { large, settings, baseRate } = judging;
  const hits = unionOf(group.map((part) => part.hits));
  const support = cappedSupport(hits, judging);
  const precisionLower = lowerBound(supportOf(hits.unsafe, large), hits.safe.size);
  if (precisionLower <= baseRate) return [];
  const tier: Tier = !large || support >= settings.minSkeletons.danger ? 'deny' : 'review';
  const pattern = anyOf(group.map(({ part }) => part));
  const danger = [...new Set(group.map((part) => part.danger))].join('; ');
  const allHits = unionOf(group.map((part) => part.allHits));
  return [{ pattern, term: danger, tier, danger, hits, allHits, support, precisionLower }];
}

/** The same with terms that tell rules of one danger apart. */
function numbered(rules: readonly RuleProposal[]): RuleProposal[] {
  const met = new Map<string, number>();
  return rules.map((rule) => {
    const number = (met.get(rule.term) ?? 0) + 1;
    met.set(rule.term, number);
    return number === 1 ? rule : { ...rule, term: `${rule.term} (${number})` };
  });
}

/** A part that hits safe commands needs the certainty that a mined rule needs; one that hits none is trusted as its kind is. */
function isSpokenAgainst({ unsafe, safe }: PatternHits, { large, settings }: Judging): boolean {
  if (safe.size === 0) return false;
  const support = supportOf(unsafe, large);
  return (
    safe.size > settings.vetoShare * support || lowerBound(support, safe.size) < settings.minPrecisionLower
  );
}
