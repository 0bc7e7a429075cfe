import { BUCKETS } from './mining/bucket-gate.js';

const FEWEST_PLACES = 2 ** 12;
/** A place holds a bucket, and in the bits above which command it is of. */
const COMMANDS = 2 ** 32 / BUCKETS;

/** Tells the buckets of one command that were met before. It is emptied for each command, which costs nothing. */
export class MetBuckets {
  private places = new Uint32Array(FEWEST_PLACES);
  private size = 0;
  private command = 0;

  /** Forgets all buckets. */
  begin(): void {
    this.size = 0;
    this.command += 1;
    if (this.command < COMMANDS) return;
    this.command = 1;
    this.places.fill(0);
  }

  /** Adds a bucket, and answers whether it is there already. */
  has(bucket: number): boolean {
    const { places } = this;
    const mask = places.length - 1;
    const first = this.command * BUCKETS;
    const taken = first + bucket;
    let at = bucket & mask;
    for (let there = places[at] ?? 0; there >= first; there = places[at] ?? 0) {
      if (there === taken) return true;
      at = (at + 1) & mask;
    }
    places[at] = taken;
    this.size += 1;
    if (this.size * 2 > places.length) this.grow();
    return false;
  }

  private grow(): void {
    const { places } = this;
    const first = this.command * BUCKETS;
    this.places = new Uint32Array(places.length * 2);
    this.size = 0;
    for (const taken of places) if (taken >= first) this.has(taken - first);
  }
}
