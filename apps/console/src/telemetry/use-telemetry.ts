import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { hearNews } from '../gateway/news.js';
import { readResource } from '../gateway/use-resource.js';
import type { ActionResponse } from '../gateway/wire.js';
import { queryOf, type FilterValues } from './filters.js';
import { mergeNewest, replaceItem } from './merge-newest.js';

const PAGE = 200;
/** News comes in bursts: the newest page is read again at most this often. */
const TAIL_MS = 1_000;

const ONE = '/v1/actions/{id}';

interface ActionsPage {
  readonly items: readonly ActionResponse[];
  readonly nextCursor: string | null;
}
type Data = InfiniteData<ActionsPage, string | null>;

/** Recorded actions, newest first, as far as they were read, and the tail of it. */
export interface Telemetry {
  readonly items: readonly ActionResponse[] | undefined;
  readonly error: Error | null;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly readMore: () => void;
  /** How many actions were recorded, of whatever kind, since the list was brought up to date. */
  readonly unseen: number;
  readonly catchUp: () => void;
  /** Shows an action as it is now. */
  readonly replace: (action: ActionResponse) => void;
}

/**
 * Follows what is recorded while `isFollowing`, and else counts it. Only the newest page is read for it: what is further down, of
 * which there may be a lot, stays as it was read.
 */
export function useTelemetry(filters: FilterValues, isFollowing: boolean): Telemetry {
  const queries = useQueryClient();
  const queryKey = useMemo(() => ['telemetry', filters], [filters]);
  const query = useInfiniteQuery<ActionsPage, Error, Data, readonly unknown[], string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => readPage(filters, pageParam, signal),
    initialPageParam: null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
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
      queries.setQueriesData({ queryKey: [ONE, { id: action.id }] }, action);
    },
    [queries, change],
  );
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

function readPage(filters: FilterValues, cursor: string | null, signal?: AbortSignal): Promise<ActionsPage> {
  const query = { ...queryOf(filters), limit: PAGE, cursor: cursor ?? '' };
  return readResource('/v1/actions', { query }, signal);
}

/** Shows labels that others give to what is listed. */
function useLabels(data: Data | undefined, replace: (action: ActionResponse) => void): void {
  const latest = useRef(data);
  useEffect(() => {
    latest.current = data;
  });
  useEffect(
    () =>
      hearNews((news) => {
        if (news.type !== 'action.labelled') return;
        const { id } = news;
        if (!latest.current?.pages.some(({ items }) => items.some((item) => item.id === id))) return;
        // Whoever misses one sees it with the next reading.
        readResource(ONE, { path: { id } }).then(replace, () => undefined);
      }),
    [replace],
  );
}

/** Counts what is recorded, and catches up with it while following. What fails is tried again with the next news. */
function useTail(isFollowing: boolean, catchUp: () => Promise<void>): Pick<Telemetry, 'unseen' | 'catchUp'> {
  const [unseen, setUnseen] = useState(0);
  const isBusy = useRef(false);
  const run = useCallback(() => {
    if (isBusy.current) return;
    isBusy.current = true;
    catchUp()
      .then(() => setUnseen(0))
      .catch(() => undefined)
      .finally(() => (isBusy.current = false));
  }, [catchUp]);
  useEffect(
    () =>
      hearNews((news) => {
        if (news.type === 'actions.recorded') setUnseen((before) => before + news.count);
      }),
    [],
  );
  const isDue = isFollowing && unseen > 0;
  useEffect(() => {
    if (!isDue) return undefined;
    const timer = setInterval(run, TAIL_MS);
    return () => clearInterval(timer);
  }, [isDue, run]);
  return { unseen, catchUp: run };
}
