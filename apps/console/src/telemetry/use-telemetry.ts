import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { readResource } from '../gateway/use-resource.js';
import type { ActionResponse } from '../gateway/wire.js';
import { queryOf, type FilterValues } from './filters.js';
import { mergeNewest, replaceItem } from './merge-newest.js';
import { useLabels } from './use-labels.js';
import { useTail, type Tail } from './use-tail.js';

const PAGE = 200;

interface ActionsPage {
  readonly items: readonly ActionResponse[];
  readonly nextCursor: string | null;
}
type Data = InfiniteData<ActionsPage, string | null>;

/** Recorded actions, newest first, as far as they were read, and the tail of it. */
export interface Telemetry extends Tail {
  readonly items: readonly ActionResponse[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
  /** Shows an action as it is now. */
  readonly replace: (action: ActionResponse) => void;
}

/**
 * Follows what is recorded while `isFollowing`, and else counts it. Only the newest page is read for it: what is further down, of
 * which there may be a lot, stays as it was read.
 */
export function useTelemetry(filters: FilterValues, isFollowing: boolean): Telemetry {
  const queryKey = useMemo(() => ['telemetry', filters], [filters]);
  const query = useActionPages(filters, queryKey);
  const { catchUp, replace } = useChanges(filters, queryKey);
  useLabels(query.data, replace);
  const tail = useTail(isFollowing, catchUp);
  const pages = query.data?.pages;
  const { fetchNextPage } = query;
  return {
    items: useMemo(() => pages?.flatMap((page) => page.items), [pages]),
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    ...tail,
    replace,
  };
}

/** Pages are read once: what changes about them is told by news. */
function useActionPages(filters: FilterValues, queryKey: readonly unknown[]) {
  return useInfiniteQuery<ActionsPage, Error, Data, readonly unknown[], string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => readPage(filters, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

interface Changes {
  /** Reads the newest page again. */
  readonly catchUp: () => Promise<void>;
  readonly replace: (action: ActionResponse) => void;
}

function useChanges(filters: FilterValues, queryKey: readonly unknown[]): Changes {
  const queries = useQueryClient();
  const change = useCallback(
    (by: (before: Data) => Data) => {
      queries.setQueryData<Data>(queryKey, (before) => before && by(before));
    },
    [queries, queryKey],
  );
  const catchUp = useCallback(async () => {
    const newest = await readPage(filters, null);
    change((before) => mergeNewest(before, newest) as Data);
  }, [filters, change]);
  const replace = useCallback(
    (action: ActionResponse) => {
      change((before) => replaceItem(before, action) as Data);
      queries.setQueriesData({ queryKey: ['/v1/actions/{id}', { id: action.id }] }, action);
    },
    [queries, change],
  );
  return { catchUp, replace };
}

function readPage(filters: FilterValues, cursor: string | null, signal?: AbortSignal): Promise<ActionsPage> {
  const query = { ...queryOf(filters), limit: PAGE, cursor: cursor ?? '' };
  return readResource('/v1/actions', { query }, signal);
}
