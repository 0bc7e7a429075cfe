/** Places of the table at first, and at most: 2^20 of eight bytes are 8 MB. A power of two each. */
const FEWEST_PLACES = 2 ** 10;
const MOST_PLACES = 2 ** 20;
/** Three of four places are taken at most, so that the next free one is near. */
const TAKEN_AT_MOST = 3;
const OF_PLACES = 4;

/**
 * Remembers whole numbers from 0 on, such as hashes, in bounded memory: when it is full, at 786,432 of them, it forgets
 * all. A table of numbers, as a `Set` keeps every number above 2^31 in an object of its own.
 */
export class SeenHashes {
  private places = new Float64Array(FEWEST_PLACES);
  private size = 0;

  /** Adds a hash, and answers whether it is there already. */
  has(hash: number): boolean {
    const { places } = this;
    const mask = places.length - 1;
    // A place of 0 is free.
    const taken = hash + 1;
    let at = hash & mask;
    for (let there = places[at]; there !== 0; there = places[at]) {
      if (there === taken) return true;
      at = (at + 1) & mask;
    }
    places[at] = taken;
    this.size += 1;
    if (this.size * OF_PLACES > places.length * TAKEN_AT_MOST) this.grow();
    return false;
  }

  private grow(): void {
    const { places } = this;
    this.size = 0;
    if (places.length >= MOST_PLACES) {
      places.fill(0);
      return;
    }
    this.places = new Float64Array(places.length * 2);
    for (const taken of places) if (taken !== 0) this.has(taken - 1);
  }
}
