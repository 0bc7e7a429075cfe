import { MULTIPLIER } from './gram-table.js';

/** So many are remembered: texts that have the same grams thousands of times have few. */
const BITS = 8;

/**
 * Grams under which there is nothing left for a search to find, so that a text that has one thousands of times costs one look there. Some are
 * forgotten: each has one place, which it may have to leave to another.
 */
export class FoundGrams {
  private readonly grams = new Int32Array(1 << BITS);
  /** By which search. */
  private readonly marks = new Float64Array(1 << BITS);

  has(gram: number, search: number): boolean {
    const place = Math.imul(gram, MULTIPLIER) >>> (32 - BITS);
    return this.marks[place] === search && this.grams[place] === (gram | 0);
  }

  add(gram: number, search: number): void {
    const place = Math.imul(gram, MULTIPLIER) >>> (32 - BITS);
    this.marks[place] = search;
    this.grams[place] = gram;
  }
}
