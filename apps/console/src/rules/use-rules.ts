import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { readResource } from '../gateway/use-resource.js';
import type { PolicyResponse } from '../gateway/wire.js';
import { queryOf, type FilterValues } from './rule-filters.js';

/** So many rules are read at once: the most that a page may have. */
const PAGE = 200;

export type ListedRule = PolicyResponse['items'][number];

/** The rules that the filters let through, as far as they were read. */
export interface Rules {
  /** Undefined until the first page is there. */
  readonly items: readonly ListedRule[] | undefined;
  /** The version that they are of, and how many there are on all pages. */
  readonly version: number | undefined;
  readonly total: number | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
}

/** Reads rules page by page, with how often they match. While other filters are read, what was shown stays. */
export function useRules(filters: FilterValues): Rules {
  const query = useInfiniteQuery({
    queryKey: ['/v1/rules', filters],
    queryFn: ({ pageParam, signal }) => readPage(filters, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const { fetchNextPage } = query;
  return {
    items: useMemo(() => pages?.flatMap((page) => page.items), [pages]),
    version: pages?.[0]?.version,
    total: pages?.[0]?.total,
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}

function readPage(
  filters: FilterValues,
  cursor: string | null,
  signal: AbortSignal,
): Promise<PolicyResponse> {
  const query = { ...queryOf(filters), include: 'matches' as const, limit: PAGE, cursor: cursor ?? '' };
  return readResource('/v1/rules', { query }, signal);
}
