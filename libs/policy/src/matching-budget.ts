/**
 * What matching may cost for one action, all its texts and all rules together, in words read and written: 3 to 5 ns each
 * where this was measured, which makes less than a tenth of a second. What is not made to look like hundreds of rules stays far below.
 */
export const MAX_MATCHING_WORK = 20_000_000;

/** Bounds what one action costs, however many rules its text is made to look like (I8). */
export class MatchingBudget {
  constructor(private left = MAX_MATCHING_WORK) {}

  /**
   * Takes what something costs.
   * @throws Error when that is more than there is left: the action is then denied (I9)
   */
  spend(work: number): void {
    this.left -= work;
    if (this.left < 0) throw new Error('too many rules would have to be tried on too long a text');
  }
}
