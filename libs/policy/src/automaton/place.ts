import type { Assertion } from './pattern-tree.js';

/** What stands on one side of a place between characters: nothing, a line break, an ASCII word character, another one. */
export const NEIGHBOUR = { edge: 0, newline: 1, word: 2, other: 3 } as const;

export type Neighbour = (typeof NEIGHBOUR)[keyof typeof NEIGHBOUR];

export const NEIGHBOURS: readonly Neighbour[] = Object.values(NEIGHBOUR);

/** The characters that assertions tell apart from all others, as ranges of code points: line break, `\w`. */
export const TOLD_APART: readonly (readonly number[])[] = [
  [10, 10],
  [48, 57, 65, 90, 95, 95, 97, 122],
];

/** What a character is as a neighbour. */
export function neighbourOf(codePoint: number): Neighbour {
  const [newline = [], word = []] = TOLD_APART;
  if (contains(newline, codePoint)) return NEIGHBOUR.newline;
  return contains(word, codePoint) ? NEIGHBOUR.word : NEIGHBOUR.other;
}

/** Whether an assertion holds between two neighbours. `$` without `(?m)` is the end of the text, as in RE2. */
export function holds(assertion: Assertion, before: Neighbour, after: Neighbour): boolean {
  switch (assertion) {
    case 'beginText':
      return before === NEIGHBOUR.edge;
    case 'endText':
      return after === NEIGHBOUR.edge;
    case 'beginLine':
      return before === NEIGHBOUR.edge || before === NEIGHBOUR.newline;
    case 'endLine':
      return after === NEIGHBOUR.edge || after === NEIGHBOUR.newline;
    case 'wordBoundary':
      return (before === NEIGHBOUR.word) !== (after === NEIGHBOUR.word);
    case 'notWordBoundary':
      return (before === NEIGHBOUR.word) === (after === NEIGHBOUR.word);
  }
}

/** Whether ascending ranges contain a code point. */
export function contains(ranges: readonly number[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[2 * middle + 1] ?? Infinity) < codePoint) low = middle + 1;
    else high = middle;
  }
  return (ranges[2 * low] ?? Infinity) <= codePoint;
}
