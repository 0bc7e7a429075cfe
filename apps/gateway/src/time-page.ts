import type { Page, PageQuery } from '@bylaw/contracts';
import { TIME_KEY_SHAPE, parseTimeKey, timeKeyText, type TimeKey } from '@bylaw/persistence';
import { decodeCursor, pageSize, toPage } from '@bylaw/platform';

/** What to read for a page of a list that is ordered by time: one row more than is shown. */
export function timePageOf(query: PageQuery): { after: TimeKey | null; limit: number } {
  return { after: parseTimeKey(decodeCursor(query.cursor, TIME_KEY_SHAPE)), limit: pageSize(query) + 1 };
}

/** The page of what was read; `keyOf` names the time, as ISO 8601, and the id that the list is ordered by. */
export function timePage<T>(
  rows: readonly T[],
  size: number,
  keyOf: (row: T) => { readonly at: string; readonly id: string },
): Page<T> {
  const key = (row: T): string => {
    const { at, id } = keyOf(row);
    return timeKeyText({ at: new Date(at), id });
  };
  return toPage(rows, size, key, (row) => row);
}
