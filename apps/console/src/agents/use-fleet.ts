import type { News } from '@bylaw/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { hearNews } from '../gateway/news.js';
import type { Pages } from '../gateway/use-pages.js';
import { readResource } from '../gateway/use-resource.js';
import type { AgentResponse } from '../gateway/wire.js';
import { agentQuery, type AgentFilters } from './agent-filters.js';

const PAGE = 200;
/** Heartbeats make no news: they are asked for. */
const EVERY_MS = 5_000;
/** A busy fleet makes news all the time: each page that was read adds so much to the pause between two readings. */
const PAUSE_MS = 1_000;

const ABOUT_AGENTS: ReadonlySet<News['type']> = new Set([
  'agent.registered',
  'agent.removed',
  'agent.quarantine',
  'agent.offline',
  'actions.recorded',
  'review.held',
  'review.answered',
  'review.expired',
]);

/** The agents that the filters let through, as far as they were read; read again as they change, the more pages the less often. */
export function useFleet(filters: AgentFilters): Pages<AgentResponse> {
  const query = useInfiniteQuery({
    queryKey: ['fleet', filters],
    queryFn: ({ pageParam, signal }) =>
      readResource(
        '/v1/agents',
        { query: { ...agentQuery(filters), limit: PAGE, cursor: pageParam ?? '' } },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state: { data } }) => EVERY_MS * (data?.pages.length ?? 1),
  });
  const { data, fetchNextPage, refetch } = query;
  const pages = data?.pages;
  useNewsOfAgents(
    useCallback(() => void refetch({ cancelRefetch: false }), [refetch]),
    PAUSE_MS * (pages?.length ?? 1),
  );
  return {
    items: useMemo(() => pages?.flatMap((page) => page.items), [pages]),
    error: query.error,
    hasMore: query.hasNextPage,
    isReadingMore: query.isFetchingNextPage,
    readMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}

/** Has them read again after news about agents, at most once in a while. */
function useNewsOfAgents(readAgain: () => void, pauseMs: number): void {
  const isDue = useRef(false);
  useEffect(
    () =>
      hearNews(({ type }) => {
        if (ABOUT_AGENTS.has(type)) isDue.current = true;
      }),
    [],
  );
  useEffect(() => {
    const timer = setInterval(() => {
      if (!isDue.current) return;
      isDue.current = false;
      readAgain();
    }, pauseMs);
    return () => clearInterval(timer);
  }, [readAgain, pauseMs]);
}
