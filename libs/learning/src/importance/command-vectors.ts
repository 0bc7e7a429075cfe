import { GramScanner } from './gram-scanner.js';
import { PackedNumbers, unpackNumbers } from './packed-numbers.js';
import { SAFE, storedCount, UNSAFE, VectorSet } from './vector-set.js';
import { BUCKETS, listedBuckets, type FrequentBuckets } from './vocabulary-counts.js';

/** Vectors as data, to travel between processes. */
export interface CommandVectorsJson {
  readonly version: 1;
  readonly terms: readonly string[];
  readonly vectors: number;
  /** Of each vector: how many pairs, the pairs, safe and unsafe commands. */
  readonly packed: string;
}

/** Term numbers fit 16 bits; what comes after is as rare as can be. */
const MOST_TERMS = 65_535;

/** The second pass: the counts of the frequent terms in each command, and with them everything that training needs. */
export class CommandVectors {
  readonly terms: string[] = [];
  readonly set = new VectorSet();
  private readonly scanner = new GramScanner((low, high, words) => this.count(low, high, words));
  private readonly listed: readonly [Uint8Array, Uint8Array];
  private readonly numbers = new TermNumbers();
  /** Of the command that is being read: the count of each term, and which terms it has. */
  private readonly counts = new Uint32Array(MOST_TERMS);
  private readonly present = new Uint16Array(MOST_TERMS);
  private presentTerms = 0;
  private pairs = new Uint16Array(256);

  /** `frequent` is what `VocabularyCounts.frequent` answered for the whole run. */
  constructor(frequent: FrequentBuckets) {
    this.listed = [listedBuckets(frequent.buckets[0]), listedBuckets(frequent.buckets[1])];
  }

  add(command: string, label: 'safe' | 'unsafe'): void {
    this.presentTerms = 0;
    this.scanner.scan(command);
    const length = this.presentTerms * 2;
    if (this.pairs.length < length) this.pairs = new Uint16Array(length * 2);
    // In the order in which they first occur: commands of the same terms in another order are brought together later.
    for (let index = 0; index < this.presentTerms; index += 1) {
      const term = this.present[index] ?? 0;
      this.pairs[index * 2] = term;
      this.pairs[index * 2 + 1] = storedCount(this.counts[term] ?? 0);
      this.counts[term] = 0;
    }
    this.set.add(this.pairs, length, label === 'safe' ? SAFE : UNSAFE, 1);
  }

  /** Adds the vectors of another shard, whose terms may have other numbers. */
  merge(other: CommandVectorsJson): void {
    const numbers = other.terms.map((term) => this.numberOfTerm(term));
    const values = unpackNumbers(other.packed);
    const next = (): number => Number(values.next().value ?? 0);
    for (let vector = 0; vector < other.vectors; vector += 1) {
      const length = next() * 2;
      const pairs = Uint16Array.from({ length }, (_, index) =>
        index % 2 === 0 ? (numbers[next()] ?? 0) : next(),
      );
      const [safe, unsafe] = [next(), next()];
      if (safe > 0) this.set.add(pairs, length, SAFE, safe);
      if (unsafe > 0) this.set.add(pairs, length, UNSAFE, unsafe);
    }
  }

  toJSON(): CommandVectorsJson {
    const { set } = this;
    const packed = new PackedNumbers();
    for (let vector = 0; vector < set.size; vector += 1) {
      const [start, end] = [set.start(vector), set.end(vector)];
      packed.push(end - start);
      for (let at = start * 2; at < end * 2; at += 1) packed.push(set.pairs.values[at] ?? 0);
      packed.push(set.weight(vector, SAFE));
      packed.push(set.weight(vector, UNSAFE));
    }
    return { version: 1, terms: this.terms, vectors: set.size, packed: packed.toBase64() };
  }

  private count(low: number, high: number, words: number): void {
    if (this.listed[0][low & (BUCKETS - 1)] === 0 || this.listed[1][high & (BUCKETS - 1)] === 0) return;
    const term = this.numberOf(low, high, words);
    if (term < 0) return;
    const before = this.counts[term] ?? 0;
    if (before === 0) this.present[this.presentTerms++] = term;
    this.counts[term] = before + 1;
  }

  private numberOf(low: number, high: number, words: number): number {
    const known = this.numbers.get(low, high);
    if (known >= 0 || this.terms.length === MOST_TERMS) return known;
    const term = this.terms.push(this.scanner.term(words)) - 1;
    this.numbers.set(low, high, term);
    return term;
  }

  /** The number of a term as another shard wrote it: of all its n-grams the one that has all its words comes last. */
  private numberOfTerm(term: string): number {
    let number = -1;
    const words = term.split(' ').length;
    const scanner = new GramScanner((low, high, size) => {
      if (size !== words) return;
      number = this.numbers.get(low, high);
      if (number >= 0 || this.terms.length === MOST_TERMS) return;
      number = this.terms.push(term) - 1;
      this.numbers.set(low, high, number);
    });
    scanner.scan(term);
    return number;
  }
}

/** Numbers of terms by the 64 bits of their hashes; open addressing. */
class TermNumbers {
  private lows = new Int32Array(4_096);
  private highs = new Int32Array(4_096);
  /** Plus one; 0 where free. */
  private numbers = new Int32Array(4_096);
  private used = 0;

  /** Below zero: there is none. */
  get(low: number, high: number): number {
    return (this.numbers[this.slotOf(low, high)] ?? 0) - 1;
  }

  set(low: number, high: number, number: number): void {
    const slot = this.slotOf(low, high);
    this.lows[slot] = low;
    this.highs[slot] = high;
    this.numbers[slot] = number + 1;
    this.used += 1;
    if (this.used * 2 > this.numbers.length) this.grow();
  }

  private slotOf(low: number, high: number): number {
    const mask = this.numbers.length - 1;
    let slot = (low ^ (high >>> 9)) & mask;
    while (this.numbers[slot] !== 0 && (this.lows[slot] !== low || this.highs[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { lows, highs, numbers } = this;
    const length = numbers.length * 2;
    this.lows = new Int32Array(length);
    this.highs = new Int32Array(length);
    this.numbers = new Int32Array(length);
    this.used = 0;
    numbers.forEach((number, slot) => {
      if (number > 0) this.set(lows[slot] ?? 0, highs[slot] ?? 0, number - 1);
    });
  }
}
