/**
 * How many characters may be matched for one action, counted for every rule that has to be tried on them: 500 rules on
 * 64 KB, which takes about a tenth of a second. What is not made to hit the literals of hundreds of rules stays far below.
 */
export const MAX_MATCHED_CHARACTERS = 2 ** 25;

/** Bounds what one action costs, however many rules its text is made to look like (I8). */
export class MatchingBudget {
  private left = MAX_MATCHED_CHARACTERS;

  /**
   * Takes what it costs to try some rules on a text.
   * @throws Error when that is more than there is left: the action is then denied (I9)
   */
  spend(rules: number, text: string): void {
    this.left -= rules * text.length;
    if (this.left < 0) throw new Error('too many rules would have to be tried on too long a text');
  }
}
