import { decodeCounts, encodeCounts } from './bucket-codec.js';
import type { LabelledAction, SeenTexts } from './labelled-action.js';
import { BUCKETS, candidateBuckets } from './term-buckets.js';
import { textHash } from './text-hash.js';

/** First counts as data, to travel between processes. */
export interface UnsafeCountsJson {
  readonly version: 1;
  readonly safeActions: number;
  readonly unsafeActions: number;
  readonly buckets: string;
}

const HIGHEST = 255;

/**
 * The first pass: in how many unsafe commands do terms occur? Terms share buckets, so that memory is bounded however
 * long the telemetry is; a bucket's count is never below any of its terms', and the second pass counts exactly.
 */
export class UnsafeCounts {
  /** Labelled actions seen, not commands: one command may have been labelled many times. */
  safeActions = 0;
  unsafeActions = 0;
  private readonly buckets = new Uint8Array(BUCKETS);
  private readonly seenCommands = new Set<number>();

  constructor(private readonly seenTexts: SeenTexts) {}

  add(action: LabelledAction): void {
    if (action.label === 'safe') {
      this.safeActions += 1;
      return;
    }
    this.unsafeActions += 1;
    const command = textHash(action.command);
    if (this.seenCommands.has(command)) return;
    this.seenCommands.add(command);
    for (const bucket of candidateBuckets(this.seenTexts(action))) this.raise(bucket, 1);
  }

  /** Adds what another shard counted. */
  merge(other: UnsafeCountsJson): void {
    this.safeActions += other.safeActions;
    this.unsafeActions += other.unsafeActions;
    for (const [bucket, count] of decodeCounts(other.buckets)) this.raise(bucket, count);
  }

  /** The buckets that may hold a term with this support, for the second pass. */
  survivors(minSupport: number): string {
    return encodeCounts(this.entries(Math.min(minSupport, HIGHEST)));
  }

  toJSON(): UnsafeCountsJson {
    return {
      version: 1,
      safeActions: this.safeActions,
      unsafeActions: this.unsafeActions,
      buckets: encodeCounts(this.entries(1)),
    };
  }

  private raise(bucket: number, by: number): void {
    this.buckets[bucket] = Math.min(HIGHEST, (this.buckets[bucket] ?? 0) + by);
  }

  private *entries(atLeast: number): Generator<readonly [number, number]> {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const count = this.buckets[bucket] ?? 0;
      if (count >= atLeast) yield [bucket, count];
    }
  }
}
