import { HASH_RANGE } from './text-hash.js';

/** A sketch as data: hashes of six bytes each in base64, and the bound below which all of them are kept. */
export interface DistinctSketchJson {
  readonly bound?: number;
  readonly hashes: string;
}

const BYTES = 6;

/**
 * Counts distinct things by their hashes in bounded memory: it keeps the `capacity` smallest. Below the capacity it is
 * the exact set; beyond, an unbiased estimate. Sketches merge in any order and grouping to the same result, which is
 * what makes a run independent of its shards.
 */
export class DistinctSketch {
  /** All hashes seen below this are in `sorted`; none above is. */
  private bound = HASH_RANGE;
  private sorted: number[] = [];

  constructor(readonly capacity: number) {}

  /** The kept hashes, ascending. */
  get hashes(): readonly number[] {
    return this.sorted;
  }

  /** How many distinct hashes were added: exact up to the capacity. */
  get size(): number {
    return this.sorted.length * (HASH_RANGE / this.bound);
  }

  add(hash: number): void {
    if (hash >= this.bound) return;
    const at = this.position(hash);
    if (this.sorted[at] === hash) return;
    this.sorted.splice(at, 0, hash);
    this.trim();
  }

  has(hash: number): boolean {
    return this.sorted[this.position(hash)] === hash;
  }

  merge(other: DistinctSketch): void {
    this.lower(other.bound);
    for (const hash of other.sorted) this.add(hash);
  }

  /** The same sketch of those hashes only for which `keeps` holds. */
  where(keeps: (hash: number) => boolean): DistinctSketch {
    const part = new DistinctSketch(this.capacity);
    part.bound = this.bound;
    part.sorted = this.sorted.filter(keeps);
    return part;
  }

  /** How many distinct hashes are in this sketch and not in the other. */
  sizeWithout(other: DistinctSketch): number {
    const bound = Math.min(this.bound, other.bound);
    let count = 0;
    for (const hash of this.sorted) {
      if (hash >= bound) break;
      if (!other.has(hash)) count += 1;
    }
    return count * (HASH_RANGE / bound);
  }

  toJSON(): DistinctSketchJson {
    const bytes = Buffer.alloc(this.sorted.length * BYTES);
    this.sorted.forEach((hash, index) => bytes.writeUIntBE(hash, index * BYTES, BYTES));
    const hashes = bytes.toString('base64');
    return this.bound === HASH_RANGE ? { hashes } : { bound: this.bound, hashes };
  }

  static fromJSON(json: DistinctSketchJson, capacity: number): DistinctSketch {
    const sketch = new DistinctSketch(capacity);
    const bytes = Buffer.from(json.hashes, 'base64');
    for (let at = 0; at + BYTES <= bytes.length; at += BYTES) sketch.sorted.push(bytes.readUIntBE(at, BYTES));
    sketch.bound = json.bound ?? HASH_RANGE;
    sketch.trim();
    return sketch;
  }

  private position(hash: number): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? HASH_RANGE) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private trim(): void {
    while (this.sorted.length > this.capacity) this.bound = this.sorted.pop() ?? this.bound;
  }

  private lower(bound: number): void {
    if (bound >= this.bound) return;
    this.bound = bound;
    this.sorted.length = this.position(bound);
  }
}
