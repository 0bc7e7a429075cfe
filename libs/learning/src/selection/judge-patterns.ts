import { anyOf, type DangerPart } from '../dangers/known-danger.js';
import type { LearningSettings } from '../learning-settings.js';
import { lowerBound, supportOf } from '../mining/shortlist.js';
import type { PatternHits } from '../verification-counts.js';
import { isAcceptable } from './acceptable-pattern.js';
import type { RuleProposal, Tier } from './rule-proposal.js';
import { significant } from './significant.js';
import { unionOf, within, type Part, type VerifiedPattern } from './verified-pattern.js';

/** What judging looks at. */
export interface Judging {
  readonly patterns: readonly VerifiedPattern[];
  readonly part: Part;
  readonly large: boolean;
  /** Share of unsafe among the distinct commands. */
  readonly baseRate: number;
  /** Agents with unsafe commands, in all. */
  readonly agents: number;
  /** Candidates that were tried. */
  readonly tried: number;
  readonly settings: LearningSettings;
}

/** All patterns that may be proposed, with the effect that their evidence allows. */
export function judgePatterns(judging: Judging): RuleProposal[] {
  return [...judgeDangers(judging), ...judgeMined(judging)];
}

/**
 * Distinct commands, or skeletons, that speak for a pattern. With enough agents about, what one of them contributes beyond
 * its share does not count.
 */
function cappedSupport({ unsafe, groups }: PatternHits, { part, large, agents, settings }: Judging): number {
  const support = supportOf(unsafe, large);
  if (agents < settings.contribution.agents || groups.size === 0) return support;
  const { share } = settings.contribution;
  const largest = Math.min(unsafe.size, groups.largest(part));
  const others = unsafe.size - largest;
  const counted = others + Math.min(largest, (others * share) / (1 - share));
  return support * (counted / Math.max(1, unsafe.size));
}

function judgeMined(judging: Judging): RuleProposal[] {
  const { patterns, part, large, baseRate, settings, tried } = judging;
  const judged = patterns.flatMap((pattern) => {
    if (pattern.source !== 'mined') return [];
    const hits = within(pattern.hits, part);
    const whole = supportOf(hits.unsafe, large);
    const precisionLower = lowerBound(whole, hits.safe.size);
    if (precisionLower <= baseRate || whole < (large ? settings.minSkeletons.mined : settings.minSupport))
      return [];
    return [
      {
        ...pattern,
        hits,
        allHits: pattern.hits,
        whole,
        support: cappedSupport(hits, judging),
        precisionLower,
      },
    ];
  });
  const surely = significant(
    judged.map(({ whole, hits }) => ({ unsafe: Math.round(whole), safe: Math.round(hits.safe.size) })),
    tried,
    settings.falseDiscoveries,
  );
  return judged.flatMap((one, index) => {
    const tier = minedTier(one, surely[index] === true, judging);
    if (!tier) return [];
    const { pattern, term, hits, allHits, support, precisionLower } = one;
    return [{ pattern, term, tier, danger: null, hits, allHits, support, precisionLower }];
  });
}

function minedTier(
  rule: { strong: boolean; familiar: boolean; support: number; whole: number; precisionLower: number },
  surely: boolean,
  { large, settings }: Judging,
): Tier | null {
  const { strong, familiar, support, whole, precisionLower } = rule;
  const certain = precisionLower >= settings.minPrecisionLower;
  const oneSided = lowerBound(support, 0) < settings.minPrecisionLower && support < whole;
  if (!large) return certain ? (oneSided ? 'observe' : 'deny') : null;
  if (!strong || !familiar || oneSided) return certain && surely ? 'observe' : null;
  if (certain) return surely ? 'deny' : 'review';
  return precisionLower >= settings.observePrecisionLower ? 'observe' : null;
}

/**
 * The known dangers that the data supports, each as one rule of as many of its parts as the policy accepts in one, or as
 * several. A part against which safe commands speak is left out; where safe telemetry is large enough to do so, parts
 * that occur nowhere come along with those that do.
 */
function judgeDangers(judging: Judging): RuleProposal[] {
  const kinds = new Map<string, VerifiedPart[]>();
  for (const one of judging.patterns) {
    if (one.source !== 'danger') continue;
    const parts = kinds.get(one.danger) ?? [];
    parts.push({ part: one.part, hits: within(one.hits, judging.part), allHits: one.hits });
    kinds.set(one.danger, parts);
  }
  return [...kinds].flatMap(([danger, parts]) => judgeDanger(danger, parts, judging));
}

type VerifiedPart = Readonly<{ part: DangerPart; hits: PatternHits; allHits: PatternHits }>;

function judgeDanger(danger: string, parts: readonly VerifiedPart[], judging: Judging): RuleProposal[] {
  const { large, settings, baseRate } = judging;
  const spokenAgainst = ({ hits }: VerifiedPart) =>
    hits.safe.size > settings.vetoShare * supportOf(hits.unsafe, large);
  const kept = parts.filter((part) => !spokenAgainst(part) && (large || part.hits.unsafe.size > 0));
  const seen = kept.filter(({ hits }) => hits.unsafe.size > 0);
  const support = cappedSupport(unionOf(seen.map(({ hits }) => hits)), judging);
  if (seen.length === 0 || support < (large ? 1 : settings.minSupport)) return [];
  const tier: Tier = !large || support >= settings.minSkeletons.danger ? 'deny' : 'review';
  const ordered = [...seen, ...kept.filter(({ hits }) => hits.unsafe.size === 0)];
  return joined(ordered).flatMap((group, index) => {
    const hits = unionOf(group.map((part) => part.hits));
    const ownSupport = cappedSupport(hits, judging);
    const precisionLower = lowerBound(supportOf(hits.unsafe, large), hits.safe.size);
    if (ownSupport === 0 || precisionLower <= baseRate) return [];
    const pattern = anyOf(group.map(({ part }) => part));
    const term = index === 0 ? danger : `${danger} (${index + 1})`;
    const allHits = unionOf(group.map((part) => part.allHits));
    return [{ pattern, term, tier, danger, hits, allHits, support: ownSupport, precisionLower }];
  });
}

/** As few groups of parts as come about by putting each into the first where the policy accepts it with the others. */
function joined(parts: readonly VerifiedPart[]): VerifiedPart[][] {
  const groups: VerifiedPart[][] = [];
  for (const part of parts) {
    const fitting = groups.find((group) => isAcceptable(anyOf([...group, part].map((one) => one.part))));
    if (fitting) fitting.push(part);
    else groups.push([part]);
  }
  return groups;
}
