const STEPS = 60;
/** A term that is less, compared with the sum, changes nothing. */
const NEGLIGIBLE = 1e-17;
const STIRLING_FROM = 20;

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

/**
 * The probability of at most so many hits, where more are expected: its terms become fewer than can be told after some
 * deviations below `hits`, so that millions of hits take no longer than thousands.
 */
function lowerTail(hits: number, total: number, share: number): number {
  const [logShare, logRest] = [Math.log(share), Math.log1p(-share)];
  let term = Math.exp(logChoose(total, hits) + hits * logShare + (total - hits) * logRest);
  let sum = 0;
  for (let count = hits; count >= 0 && term > sum * NEGLIGIBLE; count -= 1) {
    sum += term;
    term *= (count / (total - count + 1)) * Math.exp(logRest - logShare);
  }
  return sum;
}

function logChoose(total: number, hits: number): number {
  return logFactorial(total) - logFactorial(hits) - logFactorial(total - hits);
}

/** Stirling's series where it is exact to more than ten digits, and a product below. */
function logFactorial(number: number): number {
  if (number < STIRLING_FROM) {
    let product = 1;
    for (let factor = 2; factor <= number; factor += 1) product *= factor;
    return Math.log(product);
  }
  const correction = 1 / (12 * number) - 1 / (360 * number ** 3) + 1 / (1_260 * number ** 5);
  return number * Math.log(number) - number + Math.log(2 * Math.PI * number) / 2 + correction;
}
