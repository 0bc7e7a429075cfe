import { encodeCounts } from '../bucket-codec.js';
import { BUCKETS, BucketGate } from './bucket-gate.js';

describe('BucketGate', () => {
  it('is open for the buckets that survived, and for no others', () => {
    const open = [0, 1, 7, 8, 9, 4_097, BUCKETS - 1];
    const gate = new BucketGate(encodeCounts(open.map((bucket) => [bucket, 3])));
    const found = Array.from({ length: BUCKETS }, (_, bucket) => bucket).filter((bucket) =>
      gate.isOpen(bucket),
    );
    expect(found).toEqual(open);
  });
});
