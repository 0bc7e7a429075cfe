import { NEWS_CHANNEL, type News } from '@bylaw/contracts';
import pg from 'pg';
import { asRole, type DatabaseRole } from './database-role.js';

export interface NewsListenerOptions {
  readonly url: string;
  readonly role: DatabaseRole;
  readonly applicationName: string;
  /** Told of each piece of news. */
  readonly onNews: (news: News) => void;
  /** Told whenever listening begins, the first time included: news may have been missed, so catch up (I4). */
  readonly onListening: () => void;
}

const MAX_DELAY_MS = 2_000;
/** An answer that takes longer is none. Without news nothing else would tell that the network drops what is sent. */
const PING_EVERY_MS = 5_000;

/** Listens to what commits announce, on a connection of its own, and comes back by itself when it is lost. */
export class NewsListener {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private failures = 0;

  constructor(private readonly options: NewsListenerOptions) {}

  /** True while news arrives. */
  get listening(): boolean {
    return this.client !== undefined;
  }

  /** Begins to listen. Resolves after the first attempt, whether it worked or not. */
  async start(): Promise<void> {
    await this.connect();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const client = this.client;
    this.client = undefined;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      options: asRole(this.options.role),
      application_name: this.options.applicationName,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const connection = { lost: false, pings: undefined as NodeJS.Timeout | undefined };
    const onLoss = (): void => {
      if (connection.lost) return;
      connection.lost = true;
      clearInterval(connection.pings);
      if (this.client === client) this.client = undefined;
      void client.end().catch(() => undefined);
      this.tryLater();
    };
    client.on('error', onLoss);
    client.on('end', onLoss);
    client.on('notification', ({ payload }) => this.tell(payload));
    try {
      await client.connect();
      await client.query(`LISTEN ${NEWS_CHANNEL}`);
    } catch {
      onLoss();
      return;
    }
    if (connection.lost || this.stopped) return;
    this.client = client;
    connection.pings = pingEvery(client, onLoss);
    this.failures = 0;
    this.options.onListening();
  }

  private tryLater(): void {
    if (this.stopped) return;
    const delay = Math.min(MAX_DELAY_MS, 50 * 2 ** this.failures);
    this.failures = Math.min(this.failures + 1, 10);
    this.timer = setTimeout(() => void this.connect(), delay);
  }

  private tell(payload: string | undefined): void {
    if (payload === undefined) return;
    try {
      this.options.onNews(JSON.parse(payload) as News);
    } catch {
      // Another program may use the channel; what is not our JSON is no news of ours.
    }
  }
}

/** Asks again and again whether Postgres is there, and tells when it did not answer the last time. */
function pingEvery(client: pg.Client, onSilence: () => void): NodeJS.Timeout {
  let isAsked = false;
  const ping = (): void => {
    if (isAsked) return onSilence();
    isAsked = true;
    // What fails is told by the connection.
    void client.query('SELECT').then(
      () => (isAsked = false),
      () => undefined,
    );
  };
  return setInterval(ping, PING_EVERY_MS);
}
