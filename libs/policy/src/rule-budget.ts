import type { ClassStep } from './automaton/class-step.js';
import type { MatchingBudget } from './matching-budget.js';

/**
 * What one rule may cost for one action, in the words of `MatchingBudget`: about 4 ms. What is accepted as a pattern takes less on
 * any text of 64 KB, all states that are new to it included, and mostly far less. What can take more are the costliest patterns on lines
 * that are made to be difficult for them and to have forms two or three times as long as they are: those are denied (I9).
 */
export const MAX_RULE_WORK = 1_250_000;

/** Bounds what one rule costs for all texts of one action, and keeps what it makes of them (I8). One after the other serves all actions. */
export class RuleBudget {
  /** How many transitions were added to the rule's automaton. */
  added = 0;
  /** What was made of its pattern to step through texts, by neighbour and class of characters. */
  steps: (ClassStep | undefined)[] = [];
  private left = 0;
  private whole: MatchingBudget | null = null;

  /** Whether it is for the action that another budget is of. */
  isFor(whole: MatchingBudget): boolean {
    return this.whole === whole;
  }

  /** Begins anew for another action. */
  begin(whole: MatchingBudget): void {
    this.whole = whole;
    this.left = MAX_RULE_WORK;
    this.added = 0;
    if (this.steps.length > 0) this.steps = [];
  }

  /**
   * Takes what something costs, from the whole budget too.
   * @throws Error when that is more than there is left: the action is then denied (I9)
   */
  spend(work: number): void {
    this.left -= work;
    if (this.left < 0)
      throw new Error('a rule would take too long on a text that is made to be difficult for it');
    this.whole?.spend(work);
  }
}
