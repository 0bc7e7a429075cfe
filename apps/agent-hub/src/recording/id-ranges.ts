/** The longest time between the making of the first and of the last id of a range, in milliseconds. */
export const RANGE_MS = 1_000;

/** Ids from the first to the last, both included. */
export interface IdRange {
  readonly first: string;
  readonly last: string;
}

/** When a UUIDv7 was made, in milliseconds since 1970. */
export function idTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}

/**
 * Few ranges that all of the UUIDv7 lie in, none longer than `RANGE_MS`, whatever their order. Ids that were made together
 * are one range, and what an agent asks again is one of its own.
 */
export function idRanges(ids: readonly string[]): readonly IdRange[] {
  const whole = rangeOf(ids);
  if (whole && idTime(whole.last) - idTime(whole.first) <= RANGE_MS) return [whole];
  const ranges: { first: string; last: string }[] = [];
  for (const id of ids.toSorted()) {
    const range = ranges.at(-1);
    if (range && idTime(id) - idTime(range.first) <= RANGE_MS) range.last = id;
    else ranges.push({ first: id, last: id });
  }
  return ranges;
}

/** The range that holds all; null of none. */
function rangeOf(ids: readonly string[]): IdRange | null {
  let [first] = ids;
  if (first === undefined) return null;
  let last = first;
  for (const id of ids) {
    if (id < first) first = id;
    else if (id > last) last = id;
  }
  return { first, last };
}
