import { decodeCounts, encodeCounts } from './bucket-codec.js';
import { countedText } from './command-key.js';
import type { Counts } from './counts.js';
import type { LabelledAction, SeenForms } from './labelled-action.js';
import { MetBuckets } from './met-buckets.js';
import { BUCKETS } from './mining/bucket-gate.js';
import { visitCandidates } from './mining/visit-candidates.js';
import { RepeatedCommands } from './repeated-commands.js';
import { textHash } from './text-hash.js';

/** First counts as data, to travel between processes. */
export interface UnsafeCountsJson {
  readonly version: 2;
  readonly safeActions: number;
  readonly unsafeActions: number;
  readonly buckets: string;
}

const HIGHEST = 255;

/**
 * The first pass: in how many unsafe commands do candidates occur? Candidates share buckets, so that memory is bounded
 * however long the telemetry is; a bucket's count is never below any of its candidates', also where shards count the same
 * command, and the second pass counts exactly.
 */
export class UnsafeCounts implements Counts {
  /** Labelled actions seen, not commands: one command may have been labelled many times. */
  safeActions = 0;
  unsafeActions = 0;
  private readonly buckets = new Uint8Array(BUCKETS);
  private readonly repeated = new RepeatedCommands();
  private readonly met = new MetBuckets();
  private readonly visit = (bucket: number): void => {
    if (!this.met.has(bucket)) this.raise(bucket, 1);
  };

  constructor(private readonly seenForms: SeenForms) {}

  add(action: LabelledAction, hash?: number): void {
    if (action.label === 'safe') {
      this.safeActions += 1;
      return;
    }
    this.unsafeActions += 1;
    if (this.repeated.has(action, hash ?? textHash(countedText(action)))) return;
    this.met.begin();
    visitCandidates(this.seenForms(action), this.visit);
  }

  merge(other: UnsafeCountsJson): void {
    this.safeActions += other.safeActions;
    this.unsafeActions += other.unsafeActions;
    for (const [bucket, count] of decodeCounts(other.buckets)) this.raise(bucket, count);
  }

  /** The buckets that may hold a candidate with this support, for the second pass. */
  survivors(minSupport: number): string {
    return encodeCounts(this.entries(Math.min(minSupport, HIGHEST)));
  }

  toJSON(): UnsafeCountsJson {
    return {
      version: 2,
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
