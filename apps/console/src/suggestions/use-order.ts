import { useEffect, useMemo, useRef } from 'react';
import { usePages } from '../gateway/use-pages.js';
import type { SuggestionStatus } from '../gateway/wire.js';
import { nextOf } from './next-of.js';

/** Where a suggestion stands among others. */
export interface Order {
  /** How many there are before it, and in all as far as was read; null when it is not among them. */
  readonly place: { readonly index: number; readonly total: number; readonly hasMore: boolean } | null;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Where to go on when it has been decided on, at the time of asking. */
  readonly next: () => string | undefined;
}

/** The order of the list of a status, seen from one suggestion, which may leave it. */
export function useOrder(id: string | null, status: SuggestionStatus | ''): Order {
  const { items, hasMore } = usePages('/v1/suggestions', { status });
  const ids = useMemo(() => items?.map((item) => item.id) ?? [], [items]);
  const known = useRef<readonly string[]>([]);
  const index = id === null ? -1 : ids.indexOf(id);
  useEffect(() => {
    if (index >= 0) known.current = ids;
  }, [ids, index]);
  return {
    place: index < 0 ? null : { index, total: ids.length, hasMore },
    before: index < 0 ? undefined : ids[index - 1],
    after: index < 0 ? undefined : ids[index + 1],
    next: () => (id === null ? undefined : nextOf(id, known.current, ids)),
  };
}
