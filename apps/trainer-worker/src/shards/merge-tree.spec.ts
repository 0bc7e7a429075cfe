import { FAN_IN, levelWidths, mergeOf, mergedInto, placesOf } from './merge-tree.js';

describe('the tree of merges', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [8, [8]],
    [9, [9, 2]],
    [64, [64, 8]],
    [65, [65, 9, 2]],
    [4_500, [4_500, 563, 71, 9, 2]],
  ])('of %i shards has levels of %j', (shards, widths) => {
    expect(levelWidths(shards)).toEqual(widths);
  });

  it.each([9, 64, 65, 110])('merges each count of %i once, and few at a time', (shards) => {
    const widths = levelWidths(shards);
    for (const [level, width] of widths.entries()) {
      const below = widths[level - 1];
      if (below === undefined) continue;
      const merged = placesOf(2, level, width).map((place) => mergedInto(place, below));
      expect(merged.flat()).toEqual(placesOf(2, level - 1, below));
      for (const parts of merged)
        for (const part of parts) expect(mergedInto(mergeOf(part), below)).toEqual(parts);
      expect(merged.every((parts) => parts.length > 0 && parts.length <= FAN_IN)).toBe(true);
    }
  });
});
