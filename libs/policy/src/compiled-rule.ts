import { matchSpan } from './automaton/match-span.js';
import { PatternAutomaton } from './automaton/pattern-automaton.js';
import { patternTree } from './automaton/pattern-tree.js';
import type { MatchingBudget } from './matching-budget.js';
import { requiredLiterals, type LiteralSet } from './required-literals.js';
import type { Rule } from './rule.js';

/** What compiling makes of a rule, once: policies of many versions share it. */
export class CompiledRule {
  /** Every match contains a member of each of these. */
  readonly literalSets: readonly LiteralSet[];
  /** The last search that came across it: marks of searches only ever grow. */
  seenBy = 0;
  private automaton: PatternAutomaton | undefined;

  /**
   * `order` grows along the policy's rules. The automaton that matches is built when it is first needed.
   * @throws when the pattern is not RE2 syntax
   */
  constructor(
    readonly rule: Rule,
    readonly order: number,
  ) {
    this.literalSets = requiredLiterals(rule.pattern);
  }

  /**
   * Whether the pattern matches somewhere in the text, in time linear in the text (I8).
   * @throws Error when that would take more than is left of the budget
   */
  matches(text: string, budget: MatchingBudget): boolean {
    if (!this.automaton) {
      this.automaton = new PatternAutomaton(patternTree(this.rule.pattern));
      budget.spend(this.automaton.costOfBuilding);
    }
    return this.automaton.matches(text, budget);
  }

  /** Where the pattern matches first, in UTF-16 code units: [start, end). */
  find(text: string): readonly [number, number] | null {
    return matchSpan(patternTree(this.rule.pattern), text);
  }
}
