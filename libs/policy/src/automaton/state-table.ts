import type { Bits } from './bit-step.js';

const EMPTY = -1;

/** Sets of positions, each with a mark, numbered from 0 in the order in which they are first seen. */
export class StateTable {
  /** How many there are. */
  size = 0;
  private sets: Int32Array;
  private marks = new Uint8Array(8);
  /** Numbers of states, at the place of their hash or behind it. A power of two long, at most half full. */
  private places = new Int32Array(16).fill(EMPTY);

  /** Of sets of so many words. */
  constructor(private readonly words: number) {
    this.sets = new Int32Array(8 * words);
  }

  /** The number of a set with a mark; -1 when it has none. */
  find(bits: Bits, mark: number): number {
    return this.places[this.placeOf(bits, mark)] ?? EMPTY;
  }

  /** Numbers a set with a mark that has no number yet. */
  add(bits: Bits, mark: number): number {
    if (2 * this.size >= this.places.length) this.rehash();
    if (this.size >= this.marks.length) this.grow();
    this.places[this.placeOf(bits, mark)] = this.size;
    this.sets.set(bits, this.size * this.words);
    this.marks[this.size] = mark;
    this.size += 1;
    return this.size - 1;
  }

  /** Writes the set of a number into `into`. */
  copy(number: number, into: Bits): void {
    const start = number * this.words;
    for (let word = 0; word < this.words; word++) into[word] = this.sets[start + word] ?? 0;
  }

  /** The mark of a number. */
  markOf(number: number): number {
    return this.marks[number] ?? 0;
  }

  /** Where the number of a set stands in `places`, or would. */
  private placeOf(bits: Bits, mark: number): number {
    const mask = this.places.length - 1;
    let place = hash(bits, mark) & mask;
    for (;;) {
      const number = this.places[place] ?? EMPTY;
      if (number === EMPTY || this.isSame(number, bits, mark)) return place;
      place = (place + 1) & mask;
    }
  }

  private isSame(number: number, bits: Bits, mark: number): boolean {
    if (this.marks[number] !== mark) return false;
    const start = number * this.words;
    for (let word = 0; word < this.words; word++) {
      if (this.sets[start + word] !== bits[word]) return false;
    }
    return true;
  }

  private grow(): void {
    const sets = new Int32Array(2 * this.sets.length);
    sets.set(this.sets);
    this.sets = sets;
    const marks = new Uint8Array(2 * this.marks.length);
    marks.set(this.marks);
    this.marks = marks;
  }

  private rehash(): void {
    this.places = new Int32Array(2 * this.places.length).fill(EMPTY);
    const bits = new Int32Array(this.words);
    for (let number = 0; number < this.size; number++) {
      this.copy(number, bits);
      this.places[this.placeOf(bits, this.markOf(number))] = number;
    }
  }
}

/** Spreads sets over all numbers: the multiplication and the mixing of MurmurHash3's 32-bit finalizer. */
function hash(bits: Bits, mark: number): number {
  let state = mark;
  for (let word = 0; word < bits.length; word++) {
    state = Math.imul(state ^ (bits[word] ?? 0), 0x85eb_ca6b);
    state ^= state >>> 13;
  }
  state = Math.imul(state, 0xc2b2_ae35);
  return state ^ (state >>> 16);
}
