import { GramScanner } from './gram-scanner.js';
import { PackedNumbers, unpackNumbers } from './packed-numbers.js';

/** First counts as data, to travel between processes. */
export interface VocabularyCountsJson {
  readonly version: 1;
  readonly rows: readonly [safe: number, unsafe: number];
  readonly terms: number;
  /** How often, by each of the two hashes: alternately how many buckets further, and the count. */
  readonly counts: readonly [string, string];
}

/** Which terms may be among the most frequent: those whose two buckets are both listed. */
export interface FrequentBuckets {
  /** By each hash, as differences. */
  readonly buckets: readonly [string, string];
}

/** Buckets of each hash. */
export const BUCKETS = 2 ** 18;
/** So many times as many terms as will be chosen are looked at, and those as frequent as the last of them. */
const MARGIN = 1.5;
/** When more are as frequent as the last (of many texts without a common word), so many are looked at. */
const MOST_BUCKETS = 20_000;

/**
 * The first pass: how often does each term occur? In a count-min sketch (Cormode and Muthukrishnan, 2005) of two rows, so
 * that memory is bounded however many terms there are. A bucket's count is never below that of any of its terms; the second
 * pass counts what survives exactly.
 */
export class VocabularyCounts {
  /** Labelled commands seen. */
  safeRows = 0;
  unsafeRows = 0;
  /** Words and n-grams in them, each as often as it occurs. */
  terms = 0;
  private readonly first = new Uint32Array(BUCKETS);
  private readonly second = new Uint32Array(BUCKETS);
  private readonly scanner = new GramScanner((low, high) => {
    this.terms += 1;
    raise(this.first, low & (BUCKETS - 1), 1);
    raise(this.second, high & (BUCKETS - 1), 1);
  });

  add(command: string, label: 'safe' | 'unsafe'): void {
    if (label === 'safe') this.safeRows += 1;
    else this.unsafeRows += 1;
    this.scanner.scan(command);
  }

  /** Adds what another shard counted. */
  merge(other: VocabularyCountsJson): void {
    this.safeRows += other.rows[0];
    this.unsafeRows += other.rows[1];
    this.terms += other.terms;
    addAll(this.first, other.counts[0]);
    addAll(this.second, other.counts[1]);
  }

  /** The buckets of the most frequent terms, with a margin, for the second pass. */
  frequent(features: number): FrequentBuckets {
    const wanted = Math.ceil(features * MARGIN);
    const descending = this.first
      .filter((count) => count > 0)
      .sort()
      .reverse();
    const cut = descending[Math.min(wanted, descending.length) - 1] ?? 1;
    const least = Math.max(cut, descending[MOST_BUCKETS - 1] ?? 0);
    return {
      buckets: [bucketsFrom(this.first, least, MOST_BUCKETS), bucketsFrom(this.second, least, BUCKETS)],
    };
  }

  toJSON(): VocabularyCountsJson {
    return {
      version: 1,
      rows: [this.safeRows, this.unsafeRows],
      terms: this.terms,
      counts: [packCounts(this.first), packCounts(this.second)],
    };
  }
}

/** A table that tells for each bucket of one hash whether it is listed. */
export function listedBuckets(packed: string): Uint8Array {
  const listed = new Uint8Array(BUCKETS);
  let bucket = 0;
  for (const difference of unpackNumbers(packed)) {
    bucket += difference;
    listed[bucket] = 1;
  }
  return listed;
}

/** The buckets above `least`, and of those at it the first ones, `most` together. */
function bucketsFrom(counts: Uint32Array, least: number, most: number): string {
  let above = 0;
  for (const count of counts) if (count > least) above += 1;
  let ties = most - above;
  const packed = new PackedNumbers();
  let previous = 0;
  counts.forEach((count, bucket) => {
    if (count < least || (count === least && ties-- <= 0)) return;
    packed.push(bucket - previous);
    previous = bucket;
  });
  return packed.toBase64();
}

function packCounts(counts: Uint32Array): string {
  const packed = new PackedNumbers();
  let previous = 0;
  counts.forEach((count, bucket) => {
    if (count === 0) return;
    packed.push(bucket - previous);
    packed.push(count);
    previous = bucket;
  });
  return packed.toBase64();
}

function addAll(counts: Uint32Array, packed: string): void {
  let bucket = 0;
  let isBucket = true;
  for (const value of unpackNumbers(packed)) {
    if (isBucket) bucket += value;
    else raise(counts, bucket, value);
    isBucket = !isBucket;
  }
}

function raise(counts: Uint32Array, bucket: number, by: number): void {
  counts[bucket] = (counts[bucket] ?? 0) + by;
}
