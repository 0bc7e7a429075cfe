import { NEWS_CHANNEL, type News } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** Announces news with the transaction of `manager`: it is heard exactly if that commits (I4). */
export async function announce(manager: EntityManager, news: News): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [NEWS_CHANNEL, JSON.stringify(news)]);
}
