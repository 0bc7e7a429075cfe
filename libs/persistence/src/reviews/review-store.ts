import type { Verdict } from '@bylaw/contracts';
import { MoreThan, type EntityManager } from 'typeorm';
import { ReviewEntity } from '../entities/review-entity.js';

/** Writes what became of held actions. */
export class ReviewStore {
  /** The review of an action, locked until the transaction ends. */
  async lock(manager: EntityManager, actionId: string): Promise<ReviewEntity | null> {
    return manager.findOne(ReviewEntity, { where: { actionId }, lock: { mode: 'pessimistic_write' } });
  }

  async find(manager: EntityManager, actionId: string): Promise<ReviewEntity | null> {
    return manager.findOneBy(ReviewEntity, { actionId });
  }

  /**
   * The held reviews of the same tool and command, of whichever agent, the oldest first and at most `limit`, locked until the
   * transaction ends.
   */
  async lockIdentical(
    manager: EntityManager,
    { tool, commandHash }: Pick<ReviewEntity, 'tool' | 'commandHash'>,
    { now, limit }: { readonly now: Date; readonly limit: number },
  ): Promise<ReviewEntity[]> {
    return manager.find(ReviewEntity, {
      where: { tool, commandHash, status: 'held', expiresAt: MoreThan(now) },
      order: { heldAt: 'ASC', actionId: 'ASC' },
      take: limit,
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Ends a held review by a person's verdict. */
  async answer(
    manager: EntityManager,
    answer: { actionId: string; verdict: Verdict; comment: string | null; by: string; at: Date },
  ): Promise<void> {
    await manager.update(
      ReviewEntity,
      { actionId: answer.actionId, status: 'held' },
      {
        status: 'answered',
        verdict: answer.verdict,
        comment: answer.comment,
        answeredBy: answer.by,
        answeredAt: answer.at,
      },
    );
  }

  /** Ends a held review by time, as a deny. */
  async expire(manager: EntityManager, actionId: string): Promise<void> {
    await manager.update(ReviewEntity, { actionId, status: 'held' }, { status: 'expired' });
  }

  /** Held reviews whose time is over, locked; those that someone else has locked come the next time. */
  async lockExpired(manager: EntityManager, now: Date, limit: number): Promise<readonly string[]> {
    const rows = await manager.query<{ action_id: string }[]>(
      `SELECT action_id FROM reviews WHERE status = 'held' AND expires_at <= $1
        ORDER BY expires_at, action_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [now, limit],
    );
    return rows.map((row) => row.action_id);
  }
}
