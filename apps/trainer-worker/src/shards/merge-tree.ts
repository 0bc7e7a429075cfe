import type { CountsPlace } from './run-counts.js';

/** Counts that one job merges at most. */
export const FAN_IN = 8;

/** All places of a level. */
export function placesOf(pass: number, level: number, width: number): CountsPlace[] {
  return Array.from({ length: width }, (_, index) => ({ pass, level, index }));
}

/** The places of the level below that a place is merged from; `below` is that level's width. */
export function mergedInto({ pass, level, index }: CountsPlace, below: number): CountsPlace[] {
  return placesOf(pass, level - 1, below).slice(index * FAN_IN, (index + 1) * FAN_IN);
}

/** The place into which a place is merged with its neighbours. */
export function mergeOf({ pass, level, index }: CountsPlace): CountsPlace {
  return { pass, level: level + 1, index: Math.floor(index / FAN_IN) };
}

/** The widths of a tree's levels, shards first, up to the one that a single job can merge. */
export function levelWidths(shards: number): number[] {
  const widths = [shards];
  for (let width = shards; width > FAN_IN;) {
    width = Math.ceil(width / FAN_IN);
    widths.push(width);
  }
  return widths;
}
