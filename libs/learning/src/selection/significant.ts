/** How often a pattern was right and wrong. */
export interface Trial {
  readonly unsafe: number;
  readonly safe: number;
}

/**
 * Which of the trials are surely more often unsafe than safe, so that at most the share `rate` of them is expected to be
 * by chance (Benjamini and Hochberg, 1995), out of `tried` that were looked at; those that are not given count as failed.
 */
export function significant(trials: readonly Trial[], tried: number, rate: number): boolean[] {
  const values = trials.map(upperTail);
  const sorted = [...values].sort((a, b) => a - b);
  const among = Math.max(tried, trials.length);
  let limit = -1;
  sorted.forEach((value, index) => {
    if (value <= (rate * (index + 1)) / among) limit = value;
  });
  return values.map((value) => value <= limit);
}

/** The probability of as many unsafe ones or more when both are equally likely. */
function upperTail({ unsafe, safe }: Trial): number {
  const total = unsafe + safe;
  let logTerm = -total * Math.LN2;
  let sum = 0;
  for (let wrong = 0; wrong <= safe; wrong += 1) {
    if (wrong > 0) logTerm += Math.log((total - wrong + 1) / wrong);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
