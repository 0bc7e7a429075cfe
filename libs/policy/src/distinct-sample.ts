interface Kept<T> {
  readonly hash: number;
  readonly value: T;
}

/**
 * A sample of the different keys of a stream, each with the first value that came under it, in constant memory: the keys of
 * the lowest hashes stay, so that every key is as likely to be among them, however often or late it comes, and the same
 * stream always leaves the same. After A. Broder, "On the resemblance and containment of documents" (1997).
 */
export class DistinctSample<T> {
  private readonly kept = new Map<string, Kept<T>>();
  /** Once there are as many as may be: no key of a higher hash is of any use. */
  private highest = Infinity;

  constructor(private readonly size: number) {}

  offer(key: string, value: T): void {
    const hash = hashOf(key);
    if (hash >= this.highest || this.kept.has(key)) return;
    this.kept.set(key, { hash, value });
    if (this.kept.size <= this.size) return;
    this.kept.delete(this.highestKey());
    this.highest = this.kept.get(this.highestKey())?.hash ?? Infinity;
  }

  values(): T[] {
    return [...this.kept.values()].map(({ value }) => value);
  }

  private highestKey(): string {
    let highest = '';
    let most = -1;
    for (const [key, { hash }] of this.kept) {
      if (hash <= most) continue;
      most = hash;
      highest = key;
    }
    return highest;
  }
}

/** FNV-1a over UTF-16 units, mixed at the end as MurmurHash3 does, so that keys that differ in their last letter are spread. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
