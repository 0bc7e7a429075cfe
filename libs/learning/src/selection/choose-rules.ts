import { DistinctSketch } from '../distinct-sketch.js';
import { lowerBound } from '../mining/shortlist.js';
import { judgePatterns } from './judge-patterns.js';
import type { Judging } from './judging.js';
import { TIERS, type RuleProposal } from './rule-proposal.js';
import { within, type Part } from './verified-pattern.js';

/** What rules are chosen from. */
export interface Choosing extends Omit<Judging, 'part'> {
  /** The part of the data that rules are learned from. */
  readonly learn: Part;
  /** The part on which they may not fail. */
  readonly validate: Part;
  readonly safeCommands: number;
  /** Never proposed: what is a rule already, was rejected, or the caller can't use. */
  readonly isRefused: (rule: RuleProposal) => boolean;
}

/** What the rules chosen so far hit. */
class Covered {
  readonly unsafe = new DistinctSketch(Number.MAX_SAFE_INTEGER);
  readonly safe = new DistinctSketch(Number.MAX_SAFE_INTEGER);

  add({ hits }: Pick<RuleProposal, 'hits'>): void {
    this.unsafe.merge(hits.unsafe);
    this.safe.merge(hits.safe);
  }
}

/**
 * Chooses rules one by one, each for what it adds to those before it: unsafe commands caught, less the safe ones denied at
 * their cost, within a budget of safe ones. What denies comes first. Rules that fail on the validation part, and those that
 * in the end add nothing to the others, are taken back.
 */
export function chooseRules(choosing: Choosing): RuleProposal[] {
  const { patterns, learn, settings } = choosing;
  const covered = new Covered();
  for (const pattern of patterns)
    if (pattern.source === 'active') covered.add({ hits: within(pattern.hits, learn) });
  const proposals = judgePatterns({ ...choosing, part: learn }).filter(
    (rule) => !choosing.isRefused(rule) && !isVetoed(rule, choosing),
  );
  const chosen: RuleProposal[] = [];
  for (const tier of TIERS) {
    let open = proposals.filter((rule) => rule.tier === tier);
    while (chosen.length < settings.topN) {
      const next = best(open, covered, choosing);
      if (!next) break;
      chosen.push(next);
      covered.add(next);
      open = open.filter((rule) => rule !== next);
    }
  }
  return withoutSuperfluous(chosen, choosing);
}

function best(
  open: readonly RuleProposal[],
  covered: Covered,
  { settings, safeCommands, large }: Choosing,
): RuleProposal | undefined {
  const budget = large ? settings.safeBudget * safeCommands : Infinity;
  let found: { rule: RuleProposal; gain: number } | undefined;
  for (const rule of open) {
    const caught = rule.hits.unsafe.sizeWithout(covered.unsafe);
    const denied = rule.hits.safe.sizeWithout(covered.safe);
    const minGain = Math.max(
      rule.danger === null ? settings.minGain : 1,
      settings.minGainShare * rule.hits.unsafe.size,
    );
    const gain = caught - settings.safeCost * denied + (rule.danger === null ? 0 : 0.5);
    if (caught < minGain || gain <= 0 || (denied > 0 && covered.safe.size + denied > budget)) continue;
    if (!found || gain > found.gain || (gain === found.gain && isPreferred(rule, found.rule)))
      found = { rule, gain };
  }
  return found?.rule;
}

/** Of equals the surer, then the shorter. */
function isPreferred(one: RuleProposal, other: RuleProposal): boolean {
  if (one.precisionLower !== other.precisionLower) return one.precisionLower > other.precisionLower;
  if (one.pattern.length !== other.pattern.length) return one.pattern.length < other.pattern.length;
  return one.pattern < other.pattern;
}

/** One safe hit may be chance: alone it vetoes a rule only when what is known of it in all is no longer certain. */
function isVetoed({ allHits, hits }: RuleProposal, { learn, validate, settings }: Choosing): boolean {
  const { unsafe, safe } = within(allHits, (key) => validate(key) && !learn(key));
  const validated = within(allHits, validate);
  if (validated.safe.size <= settings.vetoShare * validated.unsafe.size) return false;
  if (validated.safe.size >= 2) return true;
  const certainty = lowerBound(hits.unsafe.size + unsafe.size, hits.safe.size + safe.size);
  return certainty < settings.minPrecisionLower;
}

/**
 * Without the rules that the others make superfluous: those of whose catch too small a share is their own, the last first.
 * What they catch alone is a handful of commands by chance, and on other commands likely none.
 */
function withoutSuperfluous(chosen: readonly RuleProposal[], { settings }: Choosing): RuleProposal[] {
  let kept = [...chosen];
  for (const rule of [...chosen].reverse()) {
    const others = kept.filter((one) => one !== rule && TIERS.indexOf(one.tier) <= TIERS.indexOf(rule.tier));
    const covered = new Covered();
    for (const one of others) covered.add(one);
    const own = rule.hits.unsafe.sizeWithout(covered.unsafe);
    if (own === 0 || own < settings.minGainShare * rule.hits.unsafe.size)
      kept = kept.filter((one) => one !== rule);
  }
  return kept;
}
