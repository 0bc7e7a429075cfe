import type { Effect, RuleMode } from '../gateway/wire.js';

/** What a rule would do to the actions that it matches, once it is applied. */
export type Tier = 'deny' | 'review' | 'allow' | 'observe';

/** What decides a tier. */
export interface TieredRule {
  readonly effect: Effect;
  readonly mode?: RuleMode;
}

/** A rule that a diff adds, with its place there. */
export interface Added<R> {
  readonly rule: R;
  readonly addIndex: number;
}

/** The rules of one tier, in the order of the diff. */
export interface TierGroup<R> {
  readonly tier: Tier;
  readonly added: readonly Added<R>[];
}

/** The strongest first; what decides nothing comes last. */
const TIERS: readonly Tier[] = ['deny', 'review', 'allow', 'observe'];

/** A rule in `observe` mode decides nothing, whatever its effect. */
export function tierOf({ effect, mode }: TieredRule): Tier {
  return mode === 'observe' ? 'observe' : effect;
}

/** The rules that a diff adds, by what they would do; tiers without a rule are left out. */
export function groupByTier<R extends TieredRule>(add: readonly R[]): readonly TierGroup<R>[] {
  const all = add.map((rule, addIndex) => ({ rule, addIndex }));
  return TIERS.map((tier) => ({ tier, added: all.filter(({ rule }) => tierOf(rule) === tier) })).filter(
    ({ added }) => added.length > 0,
  );
}

/** How many rules of each tier a diff adds, such as `3 deny, 1 observe`. */
export function tierCounts(add: readonly TieredRule[]): string {
  return groupByTier(add)
    .map(({ tier, added }) => `${added.length} ${tier}`)
    .join(', ');
}
