import { GrowingArray } from './growing-array.js';

const HIGHEST_COUNT = 65_535;

/** Which label, as an index. */
export const SAFE = 0;
export const UNSAFE = 1;

/**
 * Different vectors of term counts, each with how many safe and how many unsafe commands have it: equal vectors can't be
 * told apart by any tree, so that they are kept once. A vector is pairs of a term's number and its
 * count; the same pairs in another order are another vector. The vector of a command without any term is empty, and counts.
 */
export class VectorSet {
  /** Pairs of all vectors, one after the other. */
  readonly pairs = new GrowingArray(new Uint16Array(4_096));
  /** Where each vector ends, in pairs; it starts where the one before ends. */
  private readonly ends = new GrowingArray(new Uint32Array(1_024));
  private readonly weights: readonly [GrowingArray<Uint32Array>, GrowingArray<Uint32Array>] = [
    new GrowingArray(new Uint32Array(1_024)),
    new GrowingArray(new Uint32Array(1_024)),
  ];
  private readonly hashes = new GrowingArray(new Uint32Array(1_024));
  /** Open addressing: the number of a vector plus one, 0 where free. */
  private slots = new Int32Array(4_096);

  /** How many different vectors there are. */
  get size(): number {
    return this.ends.length;
  }

  /** Adds `times` commands with a label whose vector is the first `length` numbers of `pairs`. */
  add(pairs: Uint16Array, length: number, label: typeof SAFE | typeof UNSAFE, times: number): void {
    const hash = hashOf(pairs, length);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let at = this.slots[slot] ?? 0; at !== 0; at = this.slots[slot] ?? 0) {
      if (this.hashes.values[at - 1] === hash && this.equals(at - 1, pairs, length)) {
        this.raise(at - 1, label, times);
        return;
      }
      slot = (slot + 1) & mask;
    }
    for (let index = 0; index < length; index += 1) this.pairs.push(pairs[index] ?? 0);
    this.ends.push(this.pairs.length / 2);
    this.hashes.push(hash);
    this.weights[SAFE].push(0);
    this.weights[UNSAFE].push(0);
    this.slots[slot] = this.size;
    this.raise(this.size - 1, label, times);
    if (this.size * 2 > this.slots.length) this.rehash();
  }

  start(vector: number): number {
    return vector === 0 ? 0 : (this.ends.values[vector - 1] ?? 0);
  }

  end(vector: number): number {
    return this.ends.values[vector] ?? 0;
  }

  hash(vector: number): number {
    return this.hashes.values[vector] ?? 0;
  }

  weight(vector: number, label: typeof SAFE | typeof UNSAFE): number {
    return this.weights[label].values[vector] ?? 0;
  }

  /** Whole vectors in an order that does not depend on when they were added. */
  canonicalOrder(): Uint32Array {
    const order = Uint32Array.from({ length: this.size }, (_, vector) => vector);
    return order.sort((a, b) => this.hash(a) - this.hash(b) || this.compare(a, b));
  }

  private raise(vector: number, label: typeof SAFE | typeof UNSAFE, times: number): void {
    const { values } = this.weights[label];
    values[vector] = (values[vector] ?? 0) + times;
  }

  private equals(vector: number, pairs: Uint16Array, length: number): boolean {
    const start = this.start(vector) * 2;
    if (this.end(vector) * 2 - start !== length) return false;
    const { values } = this.pairs;
    for (let index = 0; index < length; index += 1) if (values[start + index] !== pairs[index]) return false;
    return true;
  }

  private compare(a: number, b: number): number {
    const { values } = this.pairs;
    const [startA, startB] = [this.start(a) * 2, this.start(b) * 2];
    const lengths = [this.end(a) * 2 - startA, this.end(b) * 2 - startB] as const;
    for (let index = 0; index < Math.min(...lengths); index += 1) {
      const difference = (values[startA + index] ?? 0) - (values[startB + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return lengths[0] - lengths[1];
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let vector = 0; vector < this.size; vector += 1) {
      let slot = this.hash(vector) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = vector + 1;
    }
  }
}

/** A count as a vector holds it. */
export function storedCount(count: number): number {
  return Math.min(count, HIGHEST_COUNT);
}

function hashOf(pairs: Uint16Array, length: number): number {
  let hash = length;
  for (let index = 0; index < length; index += 1) {
    hash = Math.imul(hash ^ (pairs[index] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
