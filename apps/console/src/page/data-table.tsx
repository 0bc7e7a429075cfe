import { Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { TableRows } from './table-rows.js';
import { useRowMoves, type Move } from './use-row-moves.js';
import { useRowsInSight } from './use-rows-in-sight.js';

/** A column of a table. */
export interface Column<T> {
  readonly name: string;
  /** Its width, as a track of a CSS grid. */
  readonly width: string;
  /** On narrow pages it has a line of its own, the first one. */
  readonly isWide?: boolean;
  readonly cell: (item: T) => ReactNode;
}

export interface DataTableProps<T> {
  readonly label: string;
  /** Rows are drawn again when this is another one: make it once. */
  readonly columns: readonly Column<T>[];
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  /** What Enter does on the selected row. */
  readonly onOpen: (id: string) => void;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
  /** Whether the first row is in sight. */
  readonly onTop?: (isAtTop: boolean) => void;
}

const NARROW_PX = 640;
/** What is of a table's height beside its rows: the head, and the border. */
const AROUND_PX = { wide: 38, narrow: 2 };
/** A table is as high as its rows, or as this; then it scrolls. */
const MOST_HEIGHT = 'max(22rem, calc(100dvh - 21rem))';
/** Scrolled by less than this, it is at its top. */
const TOP_PX = 40;

/**
 * A long list as a table of which only the rows in sight exist. Rows have the height that they need; on narrow pages they
 * become cards. j and k, or the arrows when it has the focus, move the selection, Enter opens it.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, items, selected, onTop, hasMore } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const isNarrow = width > 0 && width < NARROW_PX;
  const rows = useRowsInSight(props, scroller, isNarrow);
  const move = useRowMoves(props, (index) => {
    rows.scrollToIndex(index);
    // Else Enter would press what was pressed before.
    scroller.current?.focus({ preventScroll: true });
  });
  const isSelectedShown = rows.getVirtualItems().some(({ key }) => key === selected);
  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className="bylaw-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : items.length + 1}
      aria-activedescendant={isSelectedShown ? `${id}-${selected ?? ''}` : undefined}
      tabIndex={0}
      data-narrow={isNarrow || undefined}
      style={{
        height: `min(${rows.getTotalSize() + (isNarrow ? AROUND_PX.narrow : AROUND_PX.wide)}px, ${MOST_HEIGHT})`,
        ['--columns' as string]: columns.map((column) => column.width).join(' '),
      }}
      onKeyDown={(event) => onArrow(event, move)}
      onScroll={(event) => onTop?.(event.currentTarget.scrollTop < TOP_PX)}
    >
      <Head columns={columns} />
      <TableRows {...props} rows={rows} domId={id} />
      {props.isReadingMore && (
        <Text size="sm" c="dimmed" p="xs">
          Reading more …
        </Text>
      )}
    </div>
  );
}

function Head<T>({ columns }: { readonly columns: readonly Column<T>[] }) {
  return (
    <div role="rowgroup" className="bylaw-grid-head">
      <div role="row" aria-rowindex={1}>
        {columns.map(({ name }) => (
          <span key={name} role="columnheader">
            {name}
          </span>
        ))}
      </div>
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

function onArrow(event: KeyboardEvent<HTMLElement>, move: Move): void {
  const by = STEPS[event.key];
  if (by === undefined || event.target !== event.currentTarget) return;
  event.preventDefault();
  move(by);
}
