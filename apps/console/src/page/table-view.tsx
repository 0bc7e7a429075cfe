import { useState, type ReactNode } from 'react';
import type { Pages } from '../gateway/use-pages.js';
import { DataTable, type Column } from './data-table.js';
import { ErrorNote } from './error-note.js';
import { Loading } from './loading.js';

export interface TableViewProps<T> {
  readonly pages: Pages<T>;
  /** What is listed, in the plural. */
  readonly what: string;
  /** The name of the table. */
  readonly label: string;
  /** Rows are drawn again when this is another one: make it once. */
  readonly columns: readonly Column<T>[];
  /** The same function every time. */
  readonly idOf: (item: T) => string;
  readonly onOpen: (id: string) => void;
  /** What stands there when nothing is listed: an `EmptyState`. */
  readonly empty: ReactNode;
}

/** A list as a table, with all that may happen to it: being read, failing, being empty. The last page that was read stays when a reading fails. */
export function TableView<T>({ pages, what, empty, ...table }: TableViewProps<T>) {
  const { items, error } = pages;
  const [selected, setSelected] = useState<string | null>(null);
  return (
    <>
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what={what} />}
      {items?.length === 0 && empty}
      {items !== undefined && items.length > 0 && (
        <DataTable<T> {...pages} {...table} items={items} selected={selected} onSelect={setSelected} />
      )}
    </>
  );
}
