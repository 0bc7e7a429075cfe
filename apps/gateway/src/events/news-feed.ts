import type { News } from '@bylaw/contracts';
import { NewsListener, type NewsListenerOptions } from '@bylaw/persistence';

/** Who wants to hear. */
export interface NewsSubscriber {
  readonly onNews: (news: News) => void;
  /** Told that news may have been missed: whatever was remembered is to be read again (I4). */
  readonly onGap?: () => void;
}

/** One connection that listens, and any number of subscribers. */
export class NewsFeed {
  private readonly subscribers = new Set<NewsSubscriber>();
  private readonly listener: NewsListener;

  constructor(options: Pick<NewsListenerOptions, 'url' | 'role' | 'applicationName'>) {
    this.listener = new NewsListener({
      ...options,
      onNews: (news) => this.subscribers.forEach((subscriber) => subscriber.onNews(news)),
      onListening: () => this.subscribers.forEach((subscriber) => subscriber.onGap?.()),
    });
  }

  /** True while news arrives. */
  get listening(): boolean {
    return this.listener.listening;
  }

  /** Hears from now on, until the function that is returned is called. */
  subscribe(subscriber: NewsSubscriber): () => void {
    this.subscribers.add(subscriber);
    return () => this.subscribers.delete(subscriber);
  }

  async start(): Promise<void> {
    await this.listener.start();
  }

  async stop(): Promise<void> {
    await this.listener.stop();
  }
}
