/** Counts of commands by bins and labels: safe and unsafe of bin 0, of bin 1, and so on. */
export type Histogram = Int32Array;

/** Where a node's commands are told apart best by one feature. */
export interface FeatureSplit {
  /** Bins up to this go left. */
  readonly bin: number;
  /** The next bin that holds a command; the threshold is in the middle. */
  readonly nextBin: number;
  /**
   * The sum of both sides' (safe² + unsafe²) / commands: of all splits of one node the one where it is greatest has the
   * least Gini impurity (Breiman et al., 1984; scikit-learn's `proxy_impurity_improvement`).
   */
  readonly purity: number;
  readonly leftSafe: number;
  readonly leftUnsafe: number;
}

/** Gini impurity of a node times its commands: commands − (safe² + unsafe²) / commands. */
export function weightedGini(safe: number, unsafe: number): number {
  const all = safe + unsafe;
  return all === 0 ? 0 : all - purity(safe, unsafe);
}

/** The best split of the counts from `offset` on, of so many bins; null when one bin holds everything. */
export function bestSplit(histogram: Histogram, offset: number, bins: number): FeatureSplit | null {
  let safe = 0;
  let unsafe = 0;
  for (let at = offset; at < offset + bins * 2; at += 2) {
    safe += histogram[at] ?? 0;
    unsafe += histogram[at + 1] ?? 0;
  }
  let leftSafe = 0;
  let leftUnsafe = 0;
  let lastBin = -1;
  const best = { bin: -1, nextBin: -1, purity: -1, leftSafe: 0, leftUnsafe: 0 };
  for (let bin = 0; bin < bins; bin += 1) {
    const binSafe = histogram[offset + bin * 2] ?? 0;
    const binUnsafe = histogram[offset + bin * 2 + 1] ?? 0;
    if (binSafe + binUnsafe === 0) continue;
    if (lastBin >= 0) {
      const value = purity(leftSafe, leftUnsafe) + purity(safe - leftSafe, unsafe - leftUnsafe);
      if (value > best.purity) {
        best.bin = lastBin;
        best.nextBin = bin;
        best.purity = value;
        best.leftSafe = leftSafe;
        best.leftUnsafe = leftUnsafe;
      }
    }
    leftSafe += binSafe;
    leftUnsafe += binUnsafe;
    lastBin = bin;
  }
  return best.bin < 0 ? null : best;
}

function purity(safe: number, unsafe: number): number {
  return (safe * safe + unsafe * unsafe) / (safe + unsafe);
}
