import { Inject, Injectable } from '@nestjs/common';
import type { News } from '@bylaw/contracts';
import { DATABASE_ROLES, NewsListener } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from './hub-settings.js';
import { SingleFlight } from './single-flight.js';

/** How often what is in memory is compared with Postgres, though news arrives. */
const CATCH_UP_MS = 2_000;
/** The same while it does not. */
const CATCH_UP_DEAF_MS = 500;

type NewsOf<T extends News['type']> = Extract<News, { type: T }>;

/**
 * Keeps what the hub has in memory true: tells of news as it arrives, and lets everyone catch up whenever some may have
 * been missed, and every few seconds anyhow (I4).
 */
@Injectable()
export class HubNews {
  private readonly handlers = new Map<News['type'], ((news: News) => void)[]>();
  private readonly catchUps: (() => Promise<void>)[] = [];
  private readonly listener: NewsListener;
  private readonly flight = new SingleFlight(() => this.catchUp());
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.listener = new NewsListener({
      url: settings.databaseUrl,
      role: DATABASE_ROLES['agent-hub'],
      applicationName: 'bylaw-agent-hub-news',
      onNews: (news) => this.handlers.get(news.type)?.forEach((handler) => handler(news)),
      onListening: () => void this.flight.run(),
    });
  }

  get listening(): boolean {
    return this.listener.listening;
  }

  on<T extends News['type']>(type: T, handler: (news: NewsOf<T>) => void): void {
    const handlers = this.handlers.get(type) ?? [];
    this.handlers.set(type, [...handlers, handler as (news: News) => void]);
  }

  /** `catchUp` compares with Postgres; it may be called while it runs. */
  onCatchUp(catchUp: () => Promise<void>): void {
    this.catchUps.push(catchUp);
  }

  /** Begins to listen; resolves when everyone has caught up, or failed to, once. */
  async start(): Promise<void> {
    await this.listener.start();
    await this.flight.run();
    this.schedule();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.listener.stop();
    await this.flight.run();
  }

  private schedule(): void {
    if (this.stopped) return;
    const delay = this.listening ? CATCH_UP_MS : CATCH_UP_DEAF_MS;
    this.timer = setTimeout(() => void this.flight.run().finally(() => this.schedule()), delay);
  }

  private async catchUp(): Promise<void> {
    if (this.stopped) return;
    const results = await Promise.allSettled(this.catchUps.map((catchUp) => catchUp()));
    for (const result of results) {
      if (result.status === 'rejected') {
        this.logger.warn({ err: result.reason as unknown }, 'could not catch up with Postgres; trying again');
      }
    }
  }
}
