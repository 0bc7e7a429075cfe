import type { News } from '@bylaw/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { tellNews, tellReturn } from './news.js';
import { refreshEverything } from './refresh-everything.js';

/** The lists that each kind of news is about, by the beginning of their paths. */
const STALE_AFTER: Readonly<Record<News['type'], readonly string[]>> = {
  'version.created': ['/v1/overview', '/v1/versions', '/v1/rules', '/v1/suggestions', '/v1/audit'],
  'version.acknowledged': ['/v1/versions'],
  'suggestion.changed': ['/v1/overview', '/v1/suggestions', '/v1/audit'],
  'agent.registered': ['/v1/overview', '/v1/agents', '/v1/audit'],
  'agent.removed': ['/v1/overview', '/v1/agents', '/v1/audit'],
  'agent.quarantine': ['/v1/agents', '/v1/audit'],
  'approval.changed': ['/v1/suggestions', '/v1/versions', '/v1/audit'],
  'emergency.declared': ['/v1/audit'],
  'lockdown.changed': ['/v1/lockdown', '/v1/audit'],
  'agent.offline': ['/v1/overview', '/v1/agents'],
  'review.held': ['/v1/overview', '/v1/reviews'],
  'review.answered': ['/v1/overview', '/v1/reviews', '/v1/audit'],
  'review.expired': ['/v1/overview', '/v1/reviews', '/v1/audit'],
  'actions.recorded': ['/v1/agents', '/v1/overview/decisions'],
  'action.labelled': ['/v1/audit'],
  'training.changed': ['/v1/trainings', '/v1/suggestions'],
  'token.changed': ['/v1/tokens', '/v1/audit'],
  'pinned-case.changed': ['/v1/pinned-cases', '/v1/suggestions/{id}/pinned-cases', '/v1/audit'],
};

/** News comes in bursts: what it is about is read again at most this often. */
const GATHER_MS = 500;
const RETRY_MS = 5_000;

class Refresher {
  private readonly stale = new Set<string>();
  private timer: number | undefined;

  constructor(private readonly queries: QueryClient) {}

  add(paths: readonly string[]): void {
    for (const path of paths) this.stale.add(path);
    this.timer ??= window.setTimeout(() => this.refresh(), GATHER_MS);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }

  private refresh(): void {
    const paths = [...this.stale];
    this.stale.clear();
    this.timer = undefined;
    void this.queries.invalidateQueries({
      predicate: ({ queryKey: [key] }) =>
        typeof key === 'string' && paths.some((path) => key.startsWith(path)),
    });
  }
}

class NewsStream {
  private readonly refresher: Refresher;
  private source: EventSource;
  private timer: number | undefined;
  private wasDown = false;

  constructor(
    private readonly queries: QueryClient,
    private readonly setLive: (isLive: boolean) => void,
  ) {
    this.refresher = new Refresher(queries);
    this.source = this.open();
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.source.close();
    this.refresher.stop();
  }

  private open(): EventSource {
    const source = new EventSource('/v1/events');
    source.onopen = () => {
      this.setLive(true);
      if (!this.wasDown) return;
      this.wasDown = false;
      void refreshEverything(this.queries);
      tellReturn();
    };
    source.onerror = () => {
      this.wasDown = true;
      this.setLive(false);
      // The browser tries again by itself, but not when it was refused: then it is ours to try.
      if (source.readyState === EventSource.CLOSED) {
        this.timer = window.setTimeout(() => (this.source = this.open()), RETRY_MS);
      }
    };
    for (const [type, paths] of Object.entries(STALE_AFTER)) {
      source.addEventListener(type, (event: MessageEvent<string>) => {
        this.refresher.add(paths);
        tellNews(JSON.parse(event.data) as News);
      });
    }
    return source;
  }
}

/**
 * Keeps the page current: follows the gateway's events and reads again what they are about. Whatever was missed while
 * the stream was down is read when it is back. Says whether the stream is up.
 */
export function useNews(): boolean {
  const queries = useQueryClient();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const stream = new NewsStream(queries, setLive);
    return () => stream.stop();
  }, [queries]);
  return isLive;
}
