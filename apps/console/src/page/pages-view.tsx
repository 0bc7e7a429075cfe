import type { ReactNode } from 'react';
import type { Pages } from '../gateway/use-pages.js';
import { ErrorNote } from './error-note.js';
import { Loading } from './loading.js';

export interface PagesViewProps<T> {
  readonly pages: Pages<T>;
  /** What is listed, in the plural. */
  readonly what: string;
  /** What an empty list means, and what to do about it. */
  readonly empty: ReactNode;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A list with all that may happen to it: being read, failing, being empty, having more. */
export function PagesView<T>({ pages, what, empty, children }: PagesViewProps<T>) {
  const { items, error, hasMore, isReadingMore, readMore } = pages;
  return (
    <>
      <ErrorNote error={error} />
      {items === undefined && error === null && <Loading what={what} />}
      {items?.length === 0 && <p className="quiet">{empty}</p>}
      {items !== undefined && items.length > 0 && children(items)}
      {hasMore && (
        <button type="button" onClick={readMore} disabled={isReadingMore}>
          {isReadingMore ? 'Reading …' : `More ${what}`}
        </button>
      )}
    </>
  );
}
