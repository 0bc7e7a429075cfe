/** One-sided 95 %. */
export const ONE_SIDED_95 = 1.645;
/** Two-sided 95 %. */
export const TWO_SIDED_95 = 1.96;

/** A share with its interval; all three from 0 to 1. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Wilson's score interval of `hits` among `total` (> 0). */
export function wilson(hits: number, total: number, z: number): Share {
  const value = hits / total;
  const square = z * z;
  const centre = (value + square / (2 * total)) / (1 + square / total);
  const spread =
    (z / (1 + square / total)) * Math.sqrt((value * (1 - value)) / total + square / (4 * total * total));
  return {
    value: rounded(value),
    low: rounded(Math.max(0, centre - spread)),
    high: rounded(Math.min(1, centre + spread)),
  };
}

/** The share with its two-sided 95 % interval; nothing when there is nothing to share. */
export function share(hits: number, total: number): Share | null {
  return total > 0 ? wilson(Math.min(hits, total), total, TWO_SIDED_95) : null;
}

/** Four digits: what is printed is what is compared. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
