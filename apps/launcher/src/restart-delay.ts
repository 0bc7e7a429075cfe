const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** An app that ran for this long had started well: its next death counts as the first one again. */
export const STEADY_MS = 30_000;

/** How long to wait before an app that died is started again, after so many deaths in a row: ½ s, 1 s, 2 s … 30 s. */
export function restartDelay(deathsInARow: number): number {
  return Math.min(FIRST_MS * 2 ** (deathsInARow - 1), LONGEST_MS);
}
