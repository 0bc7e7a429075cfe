import { anyOf, type DangerPart } from '../dangers/known-danger.js';
import type { PatternHits } from '../verification-counts.js';
import { isAcceptable } from './acceptable-pattern.js';
import { cappedSupport } from './capped-support.js';
import type { Judging } from './judging.js';
import { unionOf } from './verified-pattern.js';

/** A part of a danger with what it hits. */
export interface VerifiedPart {
  readonly danger: string;
  readonly part: DangerPart;
  readonly hits: PatternHits;
  readonly allHits: PatternHits;
}

/** Parts that make a rule together. */
export type DangerGroup = readonly VerifiedPart[];

/**
 * As few groups of parts as come about by putting each where the policy accepts it with the others; of several such groups
 * into the one that catches most of what it catches, so that what catches the same is one rule.
 */
export function joined(parts: readonly VerifiedPart[]): DangerGroup[] {
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
export function together(groups: readonly DangerGroup[], judging: Judging): DangerGroup[] {
  if (!judging.large) return [...groups];
  const { minSupport } = judging.settings;
  let left = groups.toSorted((one, other) => ownSupport(one, judging) - ownSupport(other, judging));
  const done: DangerGroup[] = [];
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
function nearestTo<T extends DangerGroup>(group: DangerGroup, groups: readonly T[]): T | undefined {
  const own = unionOf(group.map(({ hits }) => hits)).unsafe;
  let found: { other: T; shared: number } | undefined;
  for (const other of groups) {
    const shared = own.size - own.sizeWithout(unionOf(other.map(({ hits }) => hits)).unsafe);
    if (found && shared <= found.shared) continue;
    if (isAcceptable(anyOf([...other, ...group].map(({ part }) => part)))) found = { other, shared };
  }
  return found?.other;
}

/** How much of the data speaks for a group by itself. */
export function ownSupport(group: DangerGroup, judging: Judging): number {
  return cappedSupport(unionOf(group.map(({ hits }) => hits)), judging);
}
