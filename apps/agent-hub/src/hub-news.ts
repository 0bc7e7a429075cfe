import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type News } from '@bylaw/contracts';
import { DATABASE_ROLES, NewsListener } from '@bylaw/persistence';
import { CLOCK, LOGGER, type Clock, type Logger } from '@bylaw/platform';
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
  private readonly afterwards: (() => Promise<void>)[] = [];
  private readonly listener: NewsListener;
  private readonly flight = new SingleFlight(() => this.catchUp());
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private caughtUpAt: number;

  constructor(
    @Inject(HUB_SETTINGS) private readonly settings: HubSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.caughtUpAt = clock.now();
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

  /**
   * @throws DomainError `policy_unavailable` when what this hub has in memory was not compared with Postgres for longer
   * than the limit: the policy, a lockdown or an agent may be others by now (I9)
   */
  assertCurrent(): void {
    const { policyStalenessMs } = this.settings;
    if (this.clock.now() - this.caughtUpAt <= policyStalenessMs) return;
    const limit = `${policyStalenessMs / 1_000} s`;
    throw new DomainError('policy_unavailable', `This hub has not reached Postgres for more than ${limit}`);
  }

  on<T extends News['type']>(type: T, handler: (news: NewsOf<T>) => void): void {
    const handlers = this.handlers.get(type) ?? [];
    this.handlers.set(type, [...handlers, handler as (news: News) => void]);
  }

  /** `catchUp` compares with Postgres; it may be called while it runs. */
  onCatchUp(catchUp: () => Promise<void>): void {
    this.catchUps.push(catchUp);
  }

  /** `report` says elsewhere what is in memory after a catch-up; that it fails makes nothing here out of date. */
  afterCatchUp(report: () => Promise<void>): void {
    this.afterwards.push(report);
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
    const startedAt = this.clock.now();
    if (await this.runAll(this.catchUps)) this.caughtUpAt = startedAt;
    await this.runAll(this.afterwards);
  }

  /** Whether all of them worked; what did not is logged. */
  private async runAll(tasks: readonly (() => Promise<void>)[]): Promise<boolean> {
    const results = await Promise.allSettled(tasks.map((task) => task()));
    const failed = results.filter((result) => result.status === 'rejected');
    for (const { reason } of failed) {
      this.logger.warn({ err: reason as unknown }, 'could not catch up with Postgres; trying again');
    }
    return failed.length === 0;
  }
}
