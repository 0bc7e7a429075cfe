/** When changes are more than this and an eighth of the map, a fork writes them into a map of its own. */
const MAX_CHANGES = 1_024;

/** A map whose copies share what they have in common: forking costs what was changed, not what it holds. */
export class LayeredMap<K, V extends object> {
  private constructor(
    private readonly base: ReadonlyMap<K, V | null>,
    /** What is otherwise than in the base; null is what was deleted. */
    private readonly changes: Map<K, V | null>,
  ) {}

  static empty<K, V extends object>(): LayeredMap<K, V> {
    return new LayeredMap<K, V>(new Map(), new Map());
  }

  /** About how many entries it has: one that was set again counts twice. */
  get size(): number {
    return this.base.size + this.changes.size;
  }

  get(key: K): V | undefined {
    const changed = this.changes.get(key);
    return (changed === undefined ? this.base.get(key) : changed) ?? undefined;
  }

  set(key: K, value: V): void {
    this.changes.set(key, value);
  }

  delete(key: K): void {
    this.changes.set(key, null);
  }

  /** Every key, some twice, and perhaps deleted ones. */
  *keys(): Iterable<K> {
    yield* this.base.keys();
    yield* this.changes.keys();
  }

  /** A copy; what is set in it is not seen here. This map must not be changed afterwards. */
  fork(): LayeredMap<K, V> {
    if (this.base.size === 0) return new LayeredMap<K, V>(this.changes, new Map());
    if (this.changes.size <= MAX_CHANGES || this.changes.size * 8 <= this.base.size) {
      return new LayeredMap(this.base, new Map(this.changes));
    }
    const base = new Map(this.base);
    for (const [key, value] of this.changes) {
      if (value) base.set(key, value);
      else base.delete(key);
    }
    return new LayeredMap<K, V>(base, new Map());
  }
}
