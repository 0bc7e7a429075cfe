import { NEWS_CHANNEL, type News } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** Announces many pieces of news in one statement, with the transaction of `manager` (I4). */
export async function announceAll(manager: EntityManager, news: readonly News[]): Promise<void> {
  if (news.length === 0) return;
  await manager.query('SELECT count(pg_notify($1, payload)) FROM unnest($2::text[]) AS payload', [
    NEWS_CHANNEL,
    news.map((item) => JSON.stringify(item)),
  ]);
}
