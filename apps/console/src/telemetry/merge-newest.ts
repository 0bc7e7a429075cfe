interface HasId {
  readonly id: string;
}

/** Pages of a list as far as it was read. */
export interface ReadPages<T> {
  readonly pages: readonly { readonly items: readonly T[]; readonly nextCursor: string | null }[];
  readonly pageParams: readonly (string | null)[];
}

/** So many rows may gather on the first page before the list is begun anew. */
const MOST_ON_A_PAGE = 5_000;

/**
 * A list, newest first, after its newest page was read again: what is new comes before what was there, and what was on both
 * is as it was read last. When nothing of the new page was known, there may be a gap, and the list begins anew with it.
 */
export function mergeNewest<T extends HasId>(
  before: ReadPages<T>,
  newest: ReadPages<T>['pages'][number],
): ReadPages<T> {
  const [first, ...others] = before.pages;
  const anew = { pages: [newest], pageParams: [null] };
  if (first === undefined || first.items.length === 0) return anew;
  const ids = new Set(newest.items.map(({ id }) => id));
  const older = first.items.filter(({ id }) => !ids.has(id));
  const hasGap = older.length === first.items.length && newest.nextCursor !== null;
  if (hasGap || older.length > MOST_ON_A_PAGE) return anew;
  return { ...before, pages: [{ ...first, items: [...newest.items, ...older] }, ...others] };
}

/** The list with one of its items as it is now. */
export function replaceItem<T extends HasId>(before: ReadPages<T>, item: T): ReadPages<T> {
  const pages = before.pages.map((page) =>
    page.items.some(({ id }) => id === item.id)
      ? { ...page, items: page.items.map((old) => (old.id === item.id ? item : old)) }
      : page,
  );
  return { ...before, pages };
}
