import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { normalizeRule } from './normalize-diff.js';
import type { Effect, Rule, RuleContent, RuleDraft } from './rule.js';

/** A rule of a policy that is kept as a file: what a diff adds, and a name for it. */
export interface FileRule extends RuleDraft {
  /**
   * The name of the rule: an export makes it of what the rule says. In a file that was changed by hand it tells which rule
   * an entry takes the place of; what is kept of a policy is the rules and not their names.
   */
  readonly key?: string | null;
}

const EFFECT_ORDER: Readonly<Record<Effect, number>> = { deny: 0, review: 1, allow: 2 };
const KEY_DIGITS = 12;

/**
 * The rules of a policy as a file lists them: only what they say, without defaults, in an order that depends on nothing else.
 * Policies of the same rules give the same list, whenever and wherever the rules were added.
 */
export function fileRules(rules: readonly RuleContent[]): FileRule[] {
  const keyed = rules.map((rule) => ({ rule: contentOf(rule), key: ruleKey(rule) })).sort(byContent);
  const times = new Map<string, number>();
  return keyed.map(({ rule, key }) => {
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return { key: nth === 1 ? key : `${key}-${nth}`, ...withoutDefaults(rule) };
  });
}

/** What a file would change of a policy. */
export interface PolicyDifference {
  readonly add: readonly RuleDraft[];
  /** Which rule of the file each added one is. */
  readonly addedFrom: readonly number[];
  /** Ids of rules that the file does not have. */
  readonly remove: readonly string[];
  /** How many of the added ones take the place of a removed one, by its key. */
  readonly changed: number;
  readonly unchanged: number;
}

/** Compares a whole policy in a file with the current one, by what the rules say. A changed rule is removed and added. */
export function policyDifference(current: readonly Rule[], file: readonly FileRule[]): PolicyDifference {
  const left = new Map<string, string[]>();
  for (const rule of current) {
    const key = ruleKey(rule);
    left.set(key, [...(left.get(key) ?? []), rule.id]);
  }
  const addedFrom = file.flatMap((rule, index) =>
    left.get(ruleKey(normalizeRule(rule)))?.shift() === undefined ? [index] : [],
  );
  const remove = [...left.values()].flat();
  const gone = new Set([...left].flatMap(([key, ids]) => (ids.length > 0 ? [key] : [])));
  const added = addedFrom.map((index) => file[index]).filter((rule) => rule !== undefined);
  return {
    add: added.map(({ key: _, ...draft }) => draft),
    addedFrom,
    remove,
    changed: added.filter(({ key }) => typeof key === 'string' && gone.has(key.replace(/-\d+$/, ''))).length,
    unchanged: file.length - added.length,
  };
}

/** A name for what a rule says: the same for the same content, whatever its id. */
function ruleKey(rule: RuleContent): string {
  return createHash('sha256')
    .update(canonicalJson(contentOf(rule)))
    .digest('hex')
    .slice(0, KEY_DIGITS);
}

function contentOf(rule: RuleContent): RuleContent {
  const { pattern, effect, tool, target, mode, locked, confidence, reason } = rule;
  return { pattern, effect, tool, target, mode, locked, confidence, reason };
}

function withoutDefaults(rule: RuleContent): RuleDraft {
  const { effect, pattern, tool, target, mode, locked, confidence, reason } = rule;
  return {
    effect,
    pattern,
    ...(tool === null ? {} : { tool }),
    ...(target === 'command' ? {} : { target }),
    ...(mode === 'enforce' ? {} : { mode }),
    ...(locked ? { locked } : {}),
    ...(confidence === null ? {} : { score: confidence }),
    ...(reason === null ? {} : { reason }),
  };
}

interface Keyed {
  readonly rule: RuleContent;
  readonly key: string;
}

/** As people look for rules: what is denied first, then by tool and pattern. */
function byContent(one: Keyed, other: Keyed): number {
  return (
    EFFECT_ORDER[one.rule.effect] - EFFECT_ORDER[other.rule.effect] ||
    byCodeUnits(one.rule.tool ?? '', other.rule.tool ?? '') ||
    byCodeUnits(one.rule.pattern, other.rule.pattern) ||
    byCodeUnits(one.key, other.key)
  );
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
