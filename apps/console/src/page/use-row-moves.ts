import { useShortcuts } from '../shell/use-shortcuts.js';
import type { DataTableProps } from './data-table.js';

/** Moves the selection by so many rows. */
export type Move = (by: number) => void;

/** The keys of a table: j and k move its selection, Enter opens it. */
export function useRowMoves<T>(props: DataTableProps<T>, scrollTo: (index: number) => void): Move {
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
