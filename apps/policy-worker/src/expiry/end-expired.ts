import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@bylaw/contracts';
import { AuditTrail, ReviewStore, SuggestionStore, announce } from '@bylaw/persistence';
import { CLOCK, type Clock } from '@bylaw/platform';
import { DataSource, type EntityManager } from 'typeorm';

const EXPIRY: Actor = { kind: 'system', id: 'expiry', name: 'expiry' };

/** Ended in one transaction at most; the rest comes the next time. */
const AT_ONCE = 500;

/** Ends pending suggestions and held reviews whose time is over. */
@Injectable()
export class EndExpired {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(ReviewStore) private readonly reviews: ReviewStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(AuditTrail) private readonly audit: AuditTrail,
  ) {}

  /** Any number may run at the same time: each thing expires once (I3). */
  async execute(): Promise<null> {
    const now = new Date(this.clock.now());
    await this.database.transaction(async (manager) => {
      const suggestions = await this.suggestions.lockExpired(manager, now, AT_ONCE);
      for (const id of suggestions) await this.expireSuggestion(manager, id);
      const reviews = await this.reviews.lockExpired(manager, now, AT_ONCE);
      for (const actionId of reviews) await this.expireReview(manager, actionId);
      for (const subject of suggestions) await this.put(manager, 'suggestion.expire', subject);
      for (const subject of reviews) await this.put(manager, 'review.expire', subject);
    });
    return null;
  }

  private async expireSuggestion(manager: EntityManager, id: string): Promise<void> {
    await this.suggestions.end(manager, id, 'expired');
    await announce(manager, { type: 'suggestion.changed', id, status: 'expired' });
  }

  private async expireReview(manager: EntityManager, actionId: string): Promise<void> {
    await this.reviews.expire(manager, actionId);
    await announce(manager, { type: 'review.expired', actionId });
  }

  private async put(manager: EntityManager, action: string, subject: string): Promise<void> {
    await this.audit.append(manager, { actor: EXPIRY, action, outcome: 'done', subject });
  }
}
