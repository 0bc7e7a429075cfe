import type { Page } from '@bylaw/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { callGateway } from './call-gateway.js';
import { withQuery, type QueryValues } from './query-string.js';

/** A list as far as it was read. */
export interface Pages<T> {
  /** Undefined until the first page is there. */
  readonly items: readonly T[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
}

/** Reads a list page by page; also again every `everyMs`, if given. */
export function usePages<T>(path: string, values: QueryValues = {}, everyMs?: number): Pages<T> {
  const query = useInfiniteQuery({
    queryKey: [path, values],
    queryFn: async ({ pageParam, signal }) => {
      const page = withQuery(path, { ...values, cursor: pageParam ?? undefined });
      return (await callGateway<Page<T>>(page, { signal })).body;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: everyMs ?? false,
  });
  return {
    items: query.data?.pages.flatMap((page) => page.items),
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: () => void query.fetchNextPage(),
  };
}
