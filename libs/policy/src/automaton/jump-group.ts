/** Part of a set: the place of a word, and bits in it. */
export type FilledWord = readonly [word: number, bits: number];

/** Positions any of which, where a match has come to it, sets all of others. */
export interface JumpGroup {
  readonly from: readonly FilledWord[];
  readonly to: readonly FilledWord[];
}
