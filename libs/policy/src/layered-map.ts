/** When changes are more than this and an eighth of the map, a fork writes them into a map of its own. */
const MAX_CHANGES = 1_024;

/** A map whose copies share what they have in common: forking costs what was changed, not what it holds. */
export class LayeredMap<K, V> {
  private constructor(
    private readonly base: ReadonlyMap<K, V>,
    private readonly changes: Map<K, V>,
  ) {}

  static empty<K, V>(): LayeredMap<K, V> {
    return new LayeredMap<K, V>(new Map(), new Map());
  }

  get size(): number {
    return this.base.size + this.changes.size;
  }

  get(key: K): V | undefined {
    return this.changes.get(key) ?? this.base.get(key);
  }

  set(key: K, value: V): void {
    this.changes.set(key, value);
  }

  /** A copy; what is set in it is not seen here. This map must not be changed afterwards. */
  fork(): LayeredMap<K, V> {
    if (this.base.size === 0) return new LayeredMap(this.changes, new Map<K, V>());
    if (this.changes.size <= MAX_CHANGES || this.changes.size * 8 <= this.base.size) {
      return new LayeredMap(this.base, new Map(this.changes));
    }
    return new LayeredMap(new Map([...this.base, ...this.changes]), new Map<K, V>());
  }
}
