import { anyOf } from '../dangers/known-danger.js';
import { isAcceptable } from './acceptable-pattern.js';
import { ownSupport, type DangerGroup, type VerifiedPart } from './danger-groups.js';
import type { Judging } from './judging.js';

/** To find out that a pattern is not accepted takes some 20 ms: no more of that than a few seconds. */
const MAX_REFUSALS = 200;

/**
 * No more groups than rules may be suggested, as far as the policy accepts that: those with the least support are spread over the others, part by
 * part. What one fleet's data has little of is no less dangerous, and would be the first to be left out.
 */
export function fittedGroups(groups: readonly DangerGroup[], judging: Judging): DangerGroup[] {
  if (!judging.large) return [...groups];
  const room = new Room();
  let kept = groups.toSorted((one, other) => ownSupport(one, judging) - ownSupport(other, judging));
  for (const small of kept) {
    if (kept.length <= judging.settings.topN) break;
    // What took parts of others meanwhile is no longer small.
    if (!kept.includes(small)) continue;
    kept =
      room.spread(
        small,
        kept.filter((group) => group !== small),
      ) ?? kept;
  }
  return kept;
}

/** Where there is room for parts. Remembers which part was refused where: what grew since refuses it too. */
class Room {
  private readonly refused = new Map<DangerGroup, ReadonlySet<VerifiedPart>>();
  private refusals = 0;

  /** Groups with the parts of another put to them; nothing when they can't take all of it. */
  spread(group: DangerGroup, others: readonly DangerGroup[]): DangerGroup[] | undefined {
    let spread = [...others];
    // What needs most room has the least choice.
    for (const part of group.toSorted((one, other) => lengthOf([other]) - lengthOf([one]))) {
      const taker = this.takerOf(part, spread);
      if (!taker) return undefined;
      const grown = [...taker, part];
      this.refused.set(grown, new Set(this.refused.get(taker)));
      spread = spread.map((other) => (other === taker ? grown : other));
    }
    return spread;
  }

  /** The first that takes a part, of those with the shortest patterns first. */
  private takerOf(part: VerifiedPart, groups: readonly DangerGroup[]): DangerGroup | undefined {
    return groups
      .toSorted((one, other) => lengthOf(one) - lengthOf(other))
      .find((group) => this.takes(group, part));
  }

  private takes(group: DangerGroup, part: VerifiedPart): boolean {
    const refused = this.refused.get(group);
    if (refused?.has(part) || this.refusals >= MAX_REFUSALS) return false;
    if (isAcceptable(anyOf([...group, part].map((one) => one.part)))) return true;
    this.refusals += 1;
    this.refused.set(group, new Set([...(refused ?? []), part]));
    return false;
  }
}

function lengthOf(group: DangerGroup): number {
  return anyOf(group.map(({ part }) => part)).length;
}
