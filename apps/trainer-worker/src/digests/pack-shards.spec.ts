import { packShards, type CountedRange } from './pack-shards.js';

const id = (index: number): string => String(index).padStart(6, '0');

/** Neighbouring ranges with so many actions each; all but the first of a `gap` may become one with what is before. */
function pieces(actions: readonly number[], gap = true): CountedRange[] {
  return actions.map((count, index) => ({
    after: index === 0 ? null : id(index - 1),
    upTo: id(index),
    keep: true,
    actions: count,
    joins: gap && index > 0,
  }));
}

/** How many of the pieces each shard holds, told by its ends. */
function widths(plan: ReturnType<typeof packShards>): number[] {
  return plan.map((ranges) => {
    const [first, last] = [ranges[0], ranges.at(-1)];
    return Number(last?.upTo) - (first?.after ? Number(first.after) : -1);
  });
}

describe('shards', () => {
  it('are there only where there is something to count', () => {
    expect(packShards([], 20_000)).toEqual([]);
  });

  it('join the pieces of a gap to one range each, without leaving anything out', () => {
    const plan = packShards(pieces(Array.from({ length: 400 }, () => 500)), 20_000);
    expect(plan.every((ranges) => ranges.length === 1)).toBe(true);
    const ranges = plan.flat();
    expect(ranges.map(({ after }) => after)).toEqual([null, ...ranges.slice(0, -1).map(({ upTo }) => upTo)]);
    expect(ranges.at(-1)?.upTo).toBe(id(399));
  });

  it('get smaller towards the end, and none is larger than it may be', () => {
    const sizes = widths(packShards(pieces(Array.from({ length: 400 }, () => 500)), 20_000));
    expect(sizes[0]).toBe(40);
    expect(sizes.at(-1)).toBeLessThanOrEqual(5);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('are several also of a small run, and one of a very small one', () => {
    expect(widths(packShards(pieces(Array.from({ length: 8 }, () => 500)), 20_000))).toHaveLength(8);
    expect(widths(packShards(pieces([110]), 20_000))).toEqual([1]);
  });

  it('take neighbouring digests together, and one that is too large alone', () => {
    const plan = packShards(pieces([10, 10, 2_000, 10], false), 100);
    expect(plan.map((ranges) => ranges.length)).toEqual([2, 1, 1]);
  });
});
