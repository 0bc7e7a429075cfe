import { decodeCounts } from '../bucket-codec.js';

/** Candidates fall into this many buckets. */
export const BUCKETS = 2 ** 22;

/** Marks the buckets that survived a pass: a bit each, so that all of them stay near the processor, where looks are quick. */
export class BucketGate {
  private readonly bits = new Uint8Array(BUCKETS / 8);

  /** `survivors` is what `UnsafeCounts.survivors` answered. */
  constructor(survivors: string) {
    for (const [bucket] of decodeCounts(survivors))
      this.bits[bucket >>> 3] = (this.bits[bucket >>> 3] ?? 0) | (1 << (bucket & 7));
  }

  /** Whether the bucket, a whole number below `BUCKETS`, has a mark. */
  isOpen(bucket: number): boolean {
    return (((this.bits[bucket >>> 3] ?? 0) >>> (bucket & 7)) & 1) === 1;
  }
}
