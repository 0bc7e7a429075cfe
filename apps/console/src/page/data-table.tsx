import { Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useShortcuts } from '../shell/use-shortcuts.js';

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
const ROW_PX = { wide: 46, narrow: 96 };
/** So many rows before the end the next page is read. */
const AHEAD = 40;
const OVERSCAN = 12;

/**
 * A long list as a table of which only the rows in sight exist. Rows have the height that they need; on narrow pages they
 * become cards. j and k, or the arrows when it has the focus, move the selection, Enter opens it.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, columns, items, idOf, selected, onTop } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sized, width } = useElementSize<HTMLDivElement>();
  const isNarrow = width > 0 && width < NARROW_PX;
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (isNarrow ? ROW_PX.narrow : ROW_PX.wide),
    getItemKey: (index) => keyAt(items, idOf, index),
    overscan: OVERSCAN,
  });
  const shown = rows.getVirtualItems();
  useReadAhead(props, shown.at(-1)?.index ?? 0);
  const move = useMoves(props, (index) => rows.scrollToIndex(index));
  const isSelectedShown = shown.some(({ key }) => key === selected);
  return (
    <div
      ref={useMergedRef(scroller, sized)}
      className="bylaw-grid"
      role="grid"
      aria-label={label}
      aria-rowcount={props.hasMore ? -1 : items.length + 1}
      aria-activedescendant={isSelectedShown ? `${id}-${selected ?? ''}` : undefined}
      tabIndex={0}
      data-narrow={isNarrow || undefined}
      style={{
        height: 'max(22rem, calc(100dvh - 20rem))',
        ['--columns' as string]: columns.map((column) => column.width).join(' '),
      }}
      onKeyDown={(event) => onArrow(event, move)}
      onScroll={(event) => onTop?.(event.currentTarget.scrollTop < ROW_PX.wide)}
    >
      <Head columns={columns} />
      <div className="bylaw-grid-body" role="rowgroup" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <Row
              key={key}
              {...props}
              item={item}
              domId={`${id}-${String(key)}`}
              place={{ index, start }}
              measure={rows.measureElement}
            />
          );
        })}
      </div>
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

interface RowProps<T> extends DataTableProps<T> {
  readonly item: T;
  readonly domId: string;
  /** Its number, and how far down it begins. */
  readonly place: { readonly index: number; readonly start: number };
  readonly measure: (element: HTMLElement | null) => void;
}

function Row<T>(props: RowProps<T>) {
  const { item, domId, place, measure, columns, idOf, selected, onSelect, onOpen } = props;
  const id = idOf(item);
  return (
    <div
      id={domId}
      ref={measure}
      data-index={place.index}
      role="row"
      aria-rowindex={place.index + 2}
      aria-selected={id === selected}
      style={{ transform: `translateY(${place.start}px)` }}
      onClick={() => onSelect(id)}
      onDoubleClick={() => onOpen(id)}
    >
      <Cells columns={columns} item={item} />
    </div>
  );
}

interface CellsProps<T> {
  readonly columns: readonly Column<T>[];
  readonly item: T;
}

function Cells<T>({ columns, item }: CellsProps<T>) {
  return columns.map(({ name, isWide, cell }) => (
    <div key={name} role="gridcell" data-wide={isWide}>
      {cell(item)}
    </div>
  ));
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

/** Moves the selection by so many rows. */
type Move = (by: number) => void;

function useMoves<T>(props: DataTableProps<T>, scrollTo: (index: number) => void): Move {
  const { items, idOf, selected, onSelect, onOpen } = props;
  const move = (by: number) => {
    const at = selected === null ? -1 : items.findIndex((item) => idOf(item) === selected);
    const next = Math.min(items.length - 1, Math.max(0, at + by));
    const item = items[next];
    if (item === undefined) return;
    onSelect(idOf(item));
    scrollTo(next);
  };
  useShortcuts([
    { key: 'j', what: 'Next row', act: () => move(1) },
    { key: 'k', what: 'Previous row', act: () => move(-1) },
    { key: 'Enter', what: 'Open the selected row', act: () => selected !== null && onOpen(selected) },
  ]);
  return move;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

function onArrow(event: KeyboardEvent<HTMLElement>, move: Move): void {
  const by = STEPS[event.key];
  if (by === undefined || event.target !== event.currentTarget) return;
  event.preventDefault();
  move(by);
}
