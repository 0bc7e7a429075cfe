import type { OverlapPlace, OverlapResponse } from '@bylaw/contracts';

/** What is said at a rule that a diff adds: how it stands to another rule. */
export interface OverlapSentence {
  /** Words before and after the other rule. */
  readonly before: string;
  readonly other: OverlapPlace;
  readonly after: string;
}

/** What is to be said of the rule that a diff adds at an index: what makes it superfluous, then what it makes so. */
export function overlapSentences(
  overlaps: readonly OverlapResponse[],
  addIndex: number,
): readonly OverlapSentence[] {
  const isThis = (place: OverlapPlace): boolean => 'addIndex' in place && place.addIndex === addIndex;
  return [
    ...overlaps.filter(({ rule }) => isThis(rule)).map(ofSuperfluous),
    ...overlaps.filter(({ rule, by }) => isThis(by) && 'ruleId' in rule).map(ofCovered),
  ];
}

function ofSuperfluous({ kind, by }: OverlapResponse): OverlapSentence {
  return kind === 'duplicate'
    ? { before: 'says the same as', other: by, after: '' }
    : { before: 'adds nothing to', other: by, after: ', which matches whatever it matches' };
}

function ofCovered({ kind, rule }: OverlapResponse): OverlapSentence {
  return kind === 'duplicate'
    ? { before: 'says the same as', other: rule, after: '' }
    : { before: 'makes', other: rule, after: ' superfluous: it matches whatever that matches' };
}
