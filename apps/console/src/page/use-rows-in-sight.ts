import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { DataTableProps } from './data-table.js';

/** The height of a row of one line, and of a card with a command of one line: what scrolling assumes of rows not yet seen. */
const ROW_PX = { wide: 37, narrow: 83 };
/** So many rows before the end the next page is read. */
const AHEAD = 40;
/** So many rows above and below those in sight are there, too. */
const OVERSCAN = 12;

/** Which rows of a table there are, where, and how high they are. */
export type RowsInSight = Virtualizer<HTMLDivElement, HTMLDivElement>;

/**
 * Finds the rows in sight. What it costs to scroll must not depend on how many there are: the places of all of them are found
 * anew only when the items, or the layout, are others.
 */
export function useRowsInSight<T>(
  props: DataTableProps<T>,
  scroller: RefObject<HTMLDivElement | null>,
  isNarrow: boolean,
): RowsInSight {
  const { items, idOf } = props;
  const rows = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? ROW_PX.narrow : ROW_PX.wide),
    // The same items have the same ids, whichever function says so: many are made anew at each drawing.
    getItemKey: useCallback((index: number) => keyAt(items, idOf, index), [items]),
    overscan: OVERSCAN,
  });
  useLayoutOf(rows, isNarrow);
  useReadAhead(props, rows.getVirtualItems().at(-1)?.index ?? 0);
  return rows;
}

/** In another layout no row has the height that it had. */
function useLayoutOf(rows: RowsInSight, isNarrow: boolean): void {
  const last = useRef(isNarrow);
  useLayoutEffect(() => {
    if (last.current === isNarrow) return;
    last.current = isNarrow;
    rows.measure();
    for (const row of rows.elementsCache.values()) rows.measureElement(row);
  }, [rows, isNarrow]);
}

function keyAt<T>(items: readonly T[], idOf: (item: T) => string, index: number): string {
  const item = items[index];
  return item === undefined ? String(index) : idOf(item);
}

function useReadAhead<T>({ items, hasMore, isReadingMore, readMore }: DataTableProps<T>, last: number): void {
  const isDue = hasMore && !isReadingMore && last >= items.length - AHEAD;
  useEffect(() => {
    if (isDue) readMore();
  }, [isDue, readMore]);
}
