import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ResolveReviewPayload } from '@bylaw/contracts';
import { LockdownStore, ReviewStore, announce } from '@bylaw/persistence';
import { canTransition, REVIEW_LIFECYCLE } from '@bylaw/policy';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { Refused } from '../commands/refused.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Answers a held action. The verdict binds to exactly that action, and comes at most once. */
@Injectable()
export class ResolveReview implements Command<ResolveReviewPayload, { actionId: string }> {
  readonly action = 'review.answer';

  constructor(
    @Inject(ReviewStore) private readonly reviews: ReviewStore,
    @Inject(LockdownStore) private readonly lockdown: LockdownStore,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: ResolveReviewPayload): string {
    return payload.actionId;
  }

  async execute(
    payload: ResolveReviewPayload,
    context: CommandContext,
  ): Promise<{ actionId: string } | Refused> {
    const { actionId, verdict } = payload;
    const comment = payload.comment ?? null;
    const review = await this.reviews.lock(context.manager, actionId);
    if (!review) throw new DomainError('not_found', `There is no held action ${actionId}`);
    if (!canTransition(REVIEW_LIFECYCLE, review.status, 'answered')) {
      throw new DomainError('review_not_held', `Action ${actionId} is held no more: it is ${review.status}`);
    }
    if (review.expiresAt <= context.now) return this.expire(actionId, context);
    if (verdict === 'allow') await this.assertNoLockdown(context);
    await this.reviews.answer(context.manager, {
      actionId,
      verdict,
      comment,
      by: context.actor.name,
      at: context.now,
    });
    await announce(context.manager, { type: 'review.answered', actionId, verdict });
    context.audit({
      action: this.action,
      subject: actionId,
      reason: comment,
      details: { verdict, agentId: review.agentId, commandHash: review.commandHash },
    });
    return { actionId };
  }

  /** Nothing is let go by a verdict while everything is denied. */
  private async assertNoLockdown({ manager }: CommandContext): Promise<void> {
    const { active, reason } = await this.lockdown.current(manager);
    if (active) throw new DomainError('lockdown_active', `Nothing is allowed during the lockdown: ${reason}`);
  }

  private async expire(actionId: string, context: CommandContext): Promise<Refused> {
    await this.reviews.expire(context.manager, actionId);
    await announce(context.manager, { type: 'review.expired', actionId });
    context.audit({ action: 'review.expire', subject: actionId });
    return new Refused(new DomainError('review_not_held', `The time to answer action ${actionId} is over`));
  }
}
