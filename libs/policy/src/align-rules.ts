import { CompiledRule } from './compiled-rule.js';
import type { Rule } from './rule.js';

/** How far is looked ahead for a rule that stands elsewhere: farther, it is compiled again. */
const LOOK_AHEAD = 1_000;

/** How one list of rules becomes another. */
export interface Alignment {
  /** All of the new list, in its order, with growing `order`. */
  readonly compiled: readonly CompiledRule[];
  readonly added: readonly CompiledRule[];
  readonly removed: readonly CompiledRule[];
}

/**
 * Compiles a list of rules with as much as possible of what was compiled for another list. Rules of one id are the same
 * rule only when they say the same.
 * @throws when a new rule's pattern is not RE2 syntax
 */
export function alignRules(before: readonly CompiledRule[], rules: readonly Rule[]): Alignment {
  const kept: (CompiledRule | null)[] = [];
  const removed: CompiledRule[] = [];
  let next = 0;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i] as Rule;
    const here = before[next];
    if (here && here.rule.id === rule.id && saysTheSame(here.rule, rule)) {
      kept.push(here);
      next++;
      continue;
    }
    const skipped = distance(before, next, rule);
    // Either what stands between was removed, or the rule was moved to here: then what stood here comes soon.
    if (skipped < 0 || (skipped > 0 && comesSooner(rules, i, before[next], skipped))) {
      kept.push(null);
      continue;
    }
    removed.push(...before.slice(next, next + skipped));
    kept.push(before[next + skipped] ?? null);
    next += skipped + 1;
  }
  removed.push(...before.slice(next));
  const alignment = { ...numbered(kept, rules), removed };
  // Between two neighbours there is room for about 50 insertions, one after the other: then all are numbered anew.
  return isGrowing(alignment.compiled) ? alignment : { ...alignRules([], rules), removed: before };
}

function isGrowing(compiled: readonly CompiledRule[]): boolean {
  let last = -1;
  for (const { order } of compiled) {
    if (order <= last) return false;
    last = order;
  }
  return true;
}

/** How many compiled rules stand before this one, or -1. */
function distance(before: readonly CompiledRule[], next: number, rule: Rule): number {
  const limit = Math.min(before.length - next, LOOK_AHEAD);
  for (let skipped = 0; skipped < limit; skipped++) {
    const candidate = before[next + skipped];
    if (candidate?.rule.id === rule.id) return saysTheSame(candidate.rule, rule) ? skipped : -1;
  }
  return -1;
}

function comesSooner(
  rules: readonly Rule[],
  start: number,
  compiled: CompiledRule | undefined,
  skipped: number,
): boolean {
  for (let i = start + 1; i < start + skipped; i++) if (rules[i]?.id === compiled?.rule.id) return true;
  return false;
}

/** Compiles what was not kept, with numbers between those of its neighbours. */
function numbered(
  kept: readonly (CompiledRule | null)[],
  rules: readonly Rule[],
): Pick<Alignment, 'compiled' | 'added'> {
  const compiled: CompiledRule[] = [];
  const added: CompiledRule[] = [];
  for (let i = 0; i < kept.length;) {
    const here = kept[i];
    if (here) {
      compiled.push(here);
      i++;
      continue;
    }
    let end = i;
    while (end < kept.length && !kept[end]) end++;
    const low = compiled.at(-1)?.order ?? -1;
    const step = ((kept[end]?.order ?? low + (end - i) + 1) - low) / (end - i + 1);
    for (let place = 1; i < end; i++, place++) {
      const fresh = new CompiledRule(rules[i] as Rule, low + place * step);
      compiled.push(fresh);
      added.push(fresh);
    }
  }
  return { compiled, added };
}

function saysTheSame(one: Rule, other: Rule): boolean {
  return (
    one === other ||
    (one.pattern === other.pattern &&
      one.effect === other.effect &&
      one.tool === other.tool &&
      one.target === other.target &&
      one.mode === other.mode &&
      one.locked === other.locked &&
      one.reason === other.reason)
  );
}
