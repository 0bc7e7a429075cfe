import type { CompiledRule } from './compiled-rule.js';
import { LiteralIndex } from './literal-index.js';
import type { MatchingBudget } from './matching-budget.js';
import type { RuleTarget } from './rule.js';

/** What is matched: a text of an action of a tool, against the rules of one target. */
export interface RuleSearch {
  readonly target: RuleTarget;
  readonly tool: string;
  readonly text: string;
  /** What is left for the action that the text is of. */
  readonly budget: MatchingBudget;
}

type Search = Omit<RuleSearch, 'text'>;

/** The forms of one action, matched against the same rules. */
export type FormSearch = Search & { readonly forms: readonly { readonly text: string }[] };

/** To look for a form's literals is cheaper than to look for the form in one that is so many times as long. */
const MUCH_LONGER = 32;

/** The rules of one target. */
interface TargetRules {
  readonly literals: LiteralIndex;
  /** Those that require no literal, and are tried on every text. */
  readonly others: readonly CompiledRule[];
}

// One for all: a search is over before another can begin.
const found: CompiledRule[] = [];
const collect = (rule: CompiledRule): void => {
  found.push(rule);
};

const NONE: readonly CompiledRule[] = [];
const NO_MATCHES: ReadonlyMap<string, readonly CompiledRule[]> = new Map();

/** A policy's rules, found by their literals and then matched. Never changes; `with` answers another. */
export class RuleIndex {
  private constructor(private readonly targets: Readonly<Record<RuleTarget, TargetRules>>) {}

  static of(rules: readonly CompiledRule[]): RuleIndex {
    const nothing: TargetRules = { literals: LiteralIndex.empty(), others: [] };
    return new RuleIndex({ command: nothing, text: nothing }).with(rules, []);
  }

  /** This index without some rules and with others. */
  with(added: readonly CompiledRule[], removed: readonly CompiledRule[]): RuleIndex {
    const change = (target: RuleTarget): TargetRules => {
      const ofTarget = ({ rule }: CompiledRule): boolean => rule.target === target;
      return changed(this.targets[target], added.filter(ofTarget), removed.filter(ofTarget));
    };
    return new RuleIndex({ command: change('command'), text: change('text') });
  }

  /**
   * The rules for this tool and target whose pattern matches the text, in no order.
   * @throws Error when that would take more than is left of the budget
   */
  find(search: RuleSearch): readonly CompiledRule[] {
    const { text, budget } = search;
    return matching(this.candidates(search, text), text, budget);
  }

  /**
   * By form, the rules that match it, as `find` answers; forms that none matches are left out. Most that are parts of the
   * longest one, as the commands of a line are, are not searched again: no literal is in them that is not in it.
   * @throws Error when that would take more than is left of the budget
   */
  findEach(search: FormSearch): ReadonlyMap<string, readonly CompiledRule[]> {
    const { forms, budget } = search;
    let longest = '';
    for (const { text } of forms) if (text.length > longest.length) longest = text;
    const common = this.candidates(search, longest);
    let matched: Map<string, readonly CompiledRule[]> | null = null;
    for (const { text } of forms) {
      const isPart = longest.length <= MUCH_LONGER * text.length && longest.includes(text);
      const candidates = isPart ? common : this.candidates(search, text);
      const rules = matching(candidates, text, budget);
      if (rules.length > 0) (matched ??= new Map()).set(text, rules);
    }
    return matched ?? NO_MATCHES;
  }

  private candidates({ target, tool, budget }: Search, text: string): readonly CompiledRule[] {
    const { literals, others } = this.targets[target];
    if (found.length > 0) found.length = 0;
    if (!literals.isEmpty) literals.search(text, collect, budget);
    if (found.length === 0 && others.length === 0) return NONE;
    return forTool([...found, ...others], tool);
  }
}

// Apart from what finds nothing, mostly: a function that hands its arguments on to another inside it has to store them each time.
function forTool(rules: readonly CompiledRule[], tool: string): readonly CompiledRule[] {
  return rules.filter(({ rule }) => rule.tool === null || rule.tool === tool);
}

function matching(
  candidates: readonly CompiledRule[],
  text: string,
  budget: MatchingBudget,
): readonly CompiledRule[] {
  let matched: CompiledRule[] | null = null;
  for (const candidate of candidates) if (candidate.matches(text, budget)) (matched ??= []).push(candidate);
  return matched ?? NONE;
}

function changed(
  { literals, others }: TargetRules,
  added: readonly CompiledRule[],
  removed: readonly CompiledRule[],
): TargetRules {
  if (added.length === 0 && removed.length === 0) return { literals, others };
  const hasLiteral = ({ literalSets }: CompiledRule): boolean => literalSets.length > 0;
  const gone = new Set(removed);
  return {
    literals: literals.with(added.filter(hasLiteral), removed.filter(hasLiteral)),
    others: [...others.filter((rule) => !gone.has(rule)), ...added.filter((rule) => !hasLiteral(rule))],
  };
}
