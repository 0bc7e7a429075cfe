import { lowerBound, supportOf } from '../mining/shortlist.js';
import { cappedSupport } from './capped-support.js';
import { judgeDangers } from './judge-dangers.js';
import type { Judging } from './judging.js';
import type { RuleProposal, Tier } from './rule-proposal.js';
import { significant } from './significant.js';
import { within } from './verified-pattern.js';

/** All patterns that may be proposed, with the effect that their evidence allows. */
export function judgePatterns(judging: Judging): RuleProposal[] {
  return [...judgeDangers(judging), ...judgeMined(judging)];
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
