import type { IdRange } from '@bylaw/persistence';

/** What is left of a range where `taken`, in order and not overlapping, is not. */
export function gapsIn(range: IdRange, taken: readonly IdRange[]): IdRange[] {
  const gaps: IdRange[] = [];
  let { after } = range;
  for (const { after: from, upTo } of taken) {
    if (upTo <= (after ?? '')) continue;
    if ((from ?? '') >= range.upTo) break;
    if (from !== null && from > (after ?? '')) gaps.push({ after, upTo: from });
    after = upTo;
  }
  if ((after ?? '') < range.upTo) gaps.push({ after, upTo: range.upTo });
  return gaps;
}
