/** Random numbers that are the same in every run with the same seed: Mulberry32 (Tommy Ettinger, public domain). */
export class SeededRandom {
  constructor(private state: number) {}

  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  /** True in `share` of all calls. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  /** The items in another order (Fisher and Yates). */
  shuffled<T>(items: readonly T[]): readonly T[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      const moved = order[last] as T;
      order[last] = order[other] as T;
      order[other] = moved;
    }
    return order;
  }

  private fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
