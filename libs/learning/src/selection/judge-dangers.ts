import { anyOf, type DangerPart } from '../dangers/known-danger.js';
import { lowerBound, supportOf } from '../mining/shortlist.js';
import type { PatternHits } from '../verification-counts.js';
import { isAcceptable } from './acceptable-pattern.js';
import { cappedSupport } from './capped-support.js';
import type { Judging } from './judging.js';
import type { RuleProposal, Tier } from './rule-proposal.js';
import { unionOf, within } from './verified-pattern.js';

/** A part of a danger with what it hits. */
interface VerifiedPart {
  readonly danger: string;
  readonly part: DangerPart;
  readonly hits: PatternHits;
  readonly allHits: PatternHits;
}

/** Parts that make a rule together. */
type Group = readonly VerifiedPart[];

/**
 * The known dangers that the data supports, each as one rule of as many of its parts as the policy accepts in one, or as
 * several. A part against which safe commands speak is left out; where safe telemetry is large enough to do so, parts
 * that occur nowhere come along with those that do. What too little speaks for to be a rule by itself is one rule with
 * another danger.
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
  return numbered(together(groups, judging).flatMap((group) => proposalOf(group, judging)));
}

/** The parts of a kind that the data supports, in groups. */
function groupsOf(parts: readonly VerifiedPart[], judging: Judging): Group[] {
  const { large, settings } = judging;
  const kept = parts.filter(({ hits }) => !isSpokenAgainst(hits, judging) && (large || hits.unsafe.size > 0));
  const seen = kept.filter(({ hits }) => hits.unsafe.size > 0);
  const support = cappedSupport(unionOf(seen.map(({ hits }) => hits)), judging);
  if (seen.length === 0 || support < (large ? 1 : settings.minSupport)) return [];
  const unseen = kept.filter(({ hits }) => hits.unsafe.size === 0);
  return joined([...seen, ...unseen]).filter((group) => ownSupport(group, judging) > 0);
}

function proposalOf(group: Group, judging: Judging): RuleProposal[] {
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

/**
 * As few groups of parts as come about by putting each where the policy accepts it with the others; of several such groups
 * into the one that catches most of what it catches, so that what catches the same is one rule.
 */
function joined(parts: readonly VerifiedPart[]): Group[] {
  const groups: VerifiedPart[][] = [];
  for (const part of parts) {
    const nearest = nearestTo([part], groups);
    if (nearest) nearest.push(part);
    else groups.push([part]);
  }
  return groups;
}

/**
 * The same with every group that has less support than a rule needs put to another, as long as the policy accepts both in
 * one: rules that a handful of commands speak for would on others hit next to nothing, or nothing of their own. Only large
 * telemetry counts by skeletons, of which dangers need none but their own.
 */
function together(groups: readonly Group[], judging: Judging): Group[] {
  if (!judging.large) return [...groups];
  const { minSupport } = judging.settings;
  let left = groups.toSorted((one, other) => ownSupport(one, judging) - ownSupport(other, judging));
  const done: Group[] = [];
  for (let [small] = left; small && ownSupport(small, judging) < minSupport; [small] = left) {
    const others = left.slice(1);
    const nearest = nearestTo(small, others);
    if (nearest) left = others.map((group) => (group === nearest ? [...nearest, ...small] : group));
    else {
      done.push(small);
      left = others;
    }
  }
  return [...done, ...left];
}

/** Of the groups that the policy accepts together with this one, the first of those that share most of its unsafe commands. */
function nearestTo<T extends Group>(group: Group, groups: readonly T[]): T | undefined {
  const own = unionOf(group.map(({ hits }) => hits)).unsafe;
  let found: { other: T; shared: number } | undefined;
  for (const other of groups) {
    const shared = own.size - own.sizeWithout(unionOf(other.map(({ hits }) => hits)).unsafe);
    if (found && shared <= found.shared) continue;
    if (isAcceptable(anyOf([...other, ...group].map(({ part }) => part)))) found = { other, shared };
  }
  return found?.other;
}

function ownSupport(group: Group, judging: Judging): number {
  return cappedSupport(unionOf(group.map(({ hits }) => hits)), judging);
}
