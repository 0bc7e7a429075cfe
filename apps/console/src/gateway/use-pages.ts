import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { readResource } from './use-resource.js';
import type { AnswerOf, ItemOf, ListPath, QueryOf } from './wire.js';

/** A list as far as it was read. */
export interface Pages<T> {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
}

interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Reads a list page by page; also again every `everyMs` for each page that was read, if given: reading many takes longer. */
export function usePages<P extends ListPath>(
  path: P,
  values: QueryOf<P> = {},
  everyMs?: number,
): Pages<ItemOf<P>> {
  const query = useInfiniteQuery({
    queryKey: [path, values],
    queryFn: ({ pageParam, signal }): Promise<AnswerOf<P>> =>
      readResource(path, { query: { ...values, cursor: pageParam ?? '' } }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page as PageOf<ItemOf<P>>).nextCursor,
    refetchInterval: ({ state: { data } }) => everyMs !== undefined && everyMs * (data?.pages.length ?? 1),
  });
  const pages = query.data?.pages as readonly PageOf<ItemOf<P>>[] | undefined;
  const items = useMemo(() => pages?.flatMap((page) => page.items), [pages]);
  return {
    items,
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}
