import type { ActionRange } from '@bylaw/contracts';

/** What a run was divided into: the ranges of each shard. */
export type Plan = readonly (readonly ActionRange[])[];

/** A range with the number of its labelled actions. */
export interface CountedRange extends ActionRange {
  readonly actions: number;
  /** Whether it goes on where the one before it ends, and may become one with it. */
  readonly joins?: boolean;
}

interface OpenShard {
  readonly ranges: ActionRange[];
  room: number;
}

/** Of what is left to be divided, a shard takes this part at most. */
const PART_OF_REST = 6;
/** Fewer labelled actions are hardly worth a shard of their own; of small runs even fewer, so that all workers get some. */
const SMALL_SHARD = 2_500;
const SMALLEST_SHARD = 500;
const SHARDS_OF_SMALL_RUNS = 8;
const RANGES_OF_SHARD = 100;

/**
 * Puts ranges, in order, into shards of up to `largest` labelled actions; one range may have more. Shards get smaller towards
 * the end, as those who are through with theirs wait for whoever began the last one.
 */
export function packShards(ranges: readonly CountedRange[], largest: number): Plan {
  let rest = ranges.reduce((sum, { actions }) => sum + actions, 0);
  const few = Math.min(SMALL_SHARD, Math.max(SMALLEST_SHARD, Math.ceil(rest / SHARDS_OF_SMALL_RUNS)));
  const sizeOfNext = (): number => Math.min(largest, Math.max(few, Math.ceil(rest / PART_OF_REST)));
  const shards: OpenShard[] = [];
  for (const one of ranges) {
    const open = shards.at(-1);
    const fits = open !== undefined && one.actions <= open.room && open.ranges.length < RANGES_OF_SHARD;
    const shard = fits ? open : { ranges: [], room: sizeOfNext() };
    if (!fits) shards.push(shard);
    put(one, shard);
    shard.room -= one.actions;
    rest -= one.actions;
  }
  return shards.map((shard) => shard.ranges);
}

function put({ after, upTo, keep, joins }: CountedRange, { ranges }: OpenShard): void {
  const last = ranges.at(-1);
  if (joins && last) ranges.splice(-1, 1, { after: last.after ?? null, upTo, keep });
  else ranges.push({ after: after ?? null, upTo, keep });
}
