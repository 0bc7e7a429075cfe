import { DomainError, LIMITS, type Page, type PageQuery } from '@bylaw/contracts';

/**
 * Where a page starts: after the row that has this key; null for the first page.
 * @throws DomainError `validation_failed` when the key has not the `shape` of this list's keys.
 */
export function decodeCursor(cursor: string | undefined, shape = /^[\w:.\- +]{1,200}$/): string | null {
  if (cursor === undefined) return null;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!shape.test(text)) {
    const message = 'is not a cursor of this list';
    throw new DomainError('validation_failed', `cursor ${message}`, [{ path: 'cursor', message }]);
  }
  return text;
}

/** How many rows to read: one more than the page has, to know whether another follows. */
export function pageSize(query: PageQuery): number {
  return query.limit ?? LIMITS.pageItemsDefault;
}

/** A page of `size` items out of up to `size + 1` rows. */
export function toPage<R, T>(
  rows: readonly R[],
  size: number,
  keyOf: (row: R) => string,
  show: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    items: shown.map(show),
    nextCursor: last === undefined ? null : Buffer.from(keyOf(last)).toString('base64url'),
  };
}
