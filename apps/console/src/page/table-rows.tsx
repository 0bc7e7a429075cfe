import { memo, type MouseEvent } from 'react';
import type { Column, DataTableProps } from './data-table.js';
import type { RowsInSight } from './use-rows-in-sight.js';

export interface TableRowsProps<T> extends DataTableProps<T> {
  readonly rows: RowsInSight;
  /** What the rows' ids in the document begin with. */
  readonly domId: string;
}

/** The rows of a table that are in sight, each at its place. */
export function TableRows<T>(props: TableRowsProps<T>) {
  const { columns, items, idOf, selected, onSelect, onOpen, rows, domId } = props;
  const withRow = (act: (id: string) => void) => (event: MouseEvent) => {
    const item = items[indexOf(event.target)];
    if (item !== undefined) act(idOf(item));
  };
  return (
    <div
      className="bylaw-grid-body"
      role="rowgroup"
      style={{ height: rows.getTotalSize() }}
      onClick={withRow(onSelect)}
      onDoubleClick={withRow(onOpen)}
    >
      {rows.getVirtualItems().map(({ index, key, start }) => {
        const item = items[index];
        if (item === undefined) return null;
        return (
          <Row
            key={key}
            id={`${domId}-${String(key)}`}
            item={item}
            columns={columns}
            index={index}
            start={start}
            isSelected={key === selected}
            measure={rows.measureElement}
          />
        );
      })}
    </div>
  );
}

/** The number of the row that something is in; -1 without one. */
function indexOf(target: EventTarget): number {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return Number(row?.getAttribute('data-index') ?? -1);
}

interface RowProps<T> {
  readonly id: string;
  readonly item: T;
  readonly columns: readonly Column<T>[];
  readonly index: number;
  /** How far down it begins, in px. */
  readonly start: number;
  readonly isSelected: boolean;
  readonly measure: (element: HTMLDivElement | null) => void;
}

/** Scrolling draws only the rows that come into sight: it is the same one while none of this changes. */
const Row = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<T>({ id, item, columns, index, start, isSelected, measure }: RowProps<T>) {
  return (
    <div
      id={id}
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      style={{ transform: `translateY(${start}px)` }}
    >
      {columns.map(({ name, isWide, cell }) => (
        <div key={name} role="gridcell" data-wide={isWide}>
          {cell(item)}
        </div>
      ))}
    </div>
  );
}
