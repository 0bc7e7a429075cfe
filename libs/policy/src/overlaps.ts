import type { NormalizedDiff } from './diff.js';
import { patternMeaning, type PatternMeaning } from './pattern-meaning.js';
import type { Rule, RuleContent } from './rule.js';

/** Where a rule of an overlap is: active under an id, or what the diff adds at an index. */
export type OverlapPlace = { readonly ruleId: string } | { readonly addIndex: number };

/** A rule without which the policy would decide the same, and the rule because of which. */
export interface Overlap {
  /** `duplicate`: both say the same. `subsumed`: whatever the rule matches, the other matches too. */
  readonly kind: 'duplicate' | 'subsumed';
  readonly rule: OverlapPlace;
  readonly by: OverlapPlace;
}

interface PlacedRule extends PatternMeaning {
  readonly place: OverlapPlace;
  readonly content: RuleContent;
  /** Its position among all: of two duplicates the later one is superfluous. */
  readonly position: number;
  readonly isNew: boolean;
}

/**
 * The rules that a diff adds in vain or makes superfluous, each once, with one rule that covers it. Only what can be proved:
 * patterns that are the same but for how they are written, and patterns that contain a literal which is all that another
 * rule asks for; of the same effect, target and mode, for the same tool or any. What two active rules had in common before
 * is not reported. For diffs that `diffProblems` finds nothing wrong with.
 */
export function overlaps(diff: NormalizedDiff, activeRules: readonly Rule[]): Overlap[] {
  const removed = new Set(diff.remove);
  const places: (readonly [OverlapPlace, RuleContent])[] = [
    ...activeRules.filter(({ id }) => !removed.has(id)).map((rule) => [{ ruleId: rule.id }, rule] as const),
    ...diff.add.map((content, addIndex) => [{ addIndex }, content] as const),
  ];
  const firstNew = places.length - diff.add.length;
  const all = places.map(([place, content], position): PlacedRule => {
    return { ...meaningOf(content), place, content, position, isNew: position >= firstNew };
  });
  const coverings = new Coverings(all);
  return all.flatMap((rule) => {
    const by = coverings.of(rule);
    if (!by) return [];
    const kind = by.key === rule.key && coversScope(rule.content, by.content) ? 'duplicate' : 'subsumed';
    return [{ kind, rule: rule.place, by: by.place }];
  });
}

/** What rules say never changes: of those met before the meaning is known, as long as they are there. */
const meanings = new WeakMap<RuleContent, PatternMeaning>();

function meaningOf(rule: RuleContent): PatternMeaning {
  const known = meanings.get(rule);
  if (known) return known;
  const meaning = patternMeaning(rule.pattern);
  meanings.set(rule, meaning);
  return meaning;
}

/** Finds rules by what covers: by their key, and by the literal that is all they say. */
class Coverings {
  private readonly byKey = new Map<string, PlacedRule[]>();
  private readonly byLiteral = new Map<string, PlacedRule[]>();
  private readonly lengths = new Set<number>();

  constructor(rules: readonly PlacedRule[]) {
    for (const rule of rules) {
      append(this.byKey, rule.key, rule);
      if (rule.literal === null) continue;
      append(this.byLiteral, rule.literal, rule);
      this.lengths.add(rule.literal.length);
    }
  }

  of(rule: PlacedRule): PlacedRule | null {
    const covers = (other: PlacedRule): boolean =>
      other !== rule && (other.isNew || rule.isNew) && isCoveredBy(rule, other);
    for (const candidates of this.candidates(rule)) {
      const other = candidates.find(covers);
      if (other) return other;
    }
    return null;
  }

  private *candidates({ key, contains }: PlacedRule): Iterable<readonly PlacedRule[]> {
    yield this.byKey.get(key) ?? [];
    for (const text of contains) {
      for (const length of this.lengths) {
        for (let start = 0; start + length <= text.length; start++) {
          yield this.byLiteral.get(text.slice(start, start + length)) ?? [];
        }
      }
    }
  }
}

/** Whether a rule adds nothing to another, whose pattern matches wherever its own does. */
function isCoveredBy(rule: PlacedRule, other: PlacedRule): boolean {
  if (!coversScope(other.content, rule.content)) return false;
  const isMutual = rule.key === other.key && coversScope(rule.content, other.content);
  return !isMutual || other.position < rule.position;
}

/** Whether one rule, by all but its pattern, does for every action what another does. */
function coversScope(one: RuleContent, other: RuleContent): boolean {
  return (
    one.effect === other.effect &&
    one.target === other.target &&
    one.mode === other.mode &&
    (one.tool === null || one.tool === other.tool) &&
    (one.locked || !other.locked)
  );
}

function append(map: Map<string, PlacedRule[]>, key: string, rule: PlacedRule): void {
  const list = map.get(key);
  if (list) list.push(rule);
  else map.set(key, [rule]);
}
