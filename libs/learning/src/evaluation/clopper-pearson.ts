const STEPS = 60;

/**
 * The share below which the true one is with certainty 1 - `risk`, after `hits` among `total` > 0 (Clopper and Pearson, 1934,
 * one-sided): the share at which so few hits have the probability `risk`. Found by halving.
 */
export function clopperPearsonUpper(hits: number, total: number, risk: number): number {
  if (hits >= total) return 1;
  let low = hits / total;
  let high = 1;
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (lowerTail(hits, total, middle) > risk) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of at most so many hits, in logarithms so that it can't vanish too early. */
function lowerTail(hits: number, total: number, share: number): number {
  let logTerm = total * Math.log1p(-share);
  let sum = 0;
  for (let count = 0; count <= hits; count += 1) {
    if (count > 0) logTerm += Math.log((total - count + 1) / count) + Math.log(share) - Math.log1p(-share);
    sum += Math.exp(logTerm);
  }
  return sum;
}
