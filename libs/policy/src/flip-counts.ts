/** How many flips of each direction, such as `allow->deny`. */
export type DirectionCounts = Readonly<Record<string, number>>;

/** The flips under one key. */
export interface CountedFlips<K> {
  readonly key: K;
  readonly flips: number;
  readonly directions: DirectionCounts;
}

/** Keys that are told apart; what comes under further ones is not counted by key. */
const MOST_KEYS = 20_000;

/** Counts flips by a key and by direction. */
export class FlipCounts<K> {
  private readonly counts = new Map<K, { flips: number; directions: Record<string, number> }>();

  count(key: K, direction: string): void {
    let counted = this.counts.get(key);
    if (!counted) {
      if (this.counts.size >= MOST_KEYS) return;
      this.counts.set(key, (counted = { flips: 0, directions: {} }));
    }
    counted.flips += 1;
    counted.directions[direction] = (counted.directions[direction] ?? 0) + 1;
  }

  /** Most flips first, among equals what was counted first; so many at most. */
  mostFirst(atMost: number): CountedFlips<K>[] {
    return [...this.counts]
      .sort(([, one], [, other]) => other.flips - one.flips)
      .slice(0, atMost)
      .map(([key, { flips, directions }]) => ({ key, flips, directions: { ...directions } }));
  }
}
