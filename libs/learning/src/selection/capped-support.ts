import { supportOf } from '../mining/shortlist.js';
import type { PatternHits } from '../verification-counts.js';
import type { Judging } from './judging.js';

/**
 * Distinct commands, or skeletons, that speak for a pattern. With enough agents about, what one of them contributes beyond
 * its share does not count.
 */
export function cappedSupport(
  { unsafe, groups }: PatternHits,
  { part, large, agents, settings }: Judging,
): number {
  const support = supportOf(unsafe, large);
  if (agents < settings.contribution.agents || groups.size === 0) return support;
  const { share } = settings.contribution;
  const largest = Math.min(unsafe.size, groups.largest(part));
  const others = unsafe.size - largest;
  const counted = others + Math.min(largest, (others * share) / (1 - share));
  return support * (counted / Math.max(1, unsafe.size));
}
