import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ResolveReviewPayload, type Verdict } from '@bylaw/contracts';
import { LockdownStore, ReviewStore, announce, type ReviewEntity } from '@bylaw/persistence';
import { canTransition, REVIEW_LIFECYCLE } from '@bylaw/policy';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { Refused } from '../commands/refused.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Held actions that one verdict answers: each has an event of its own. */
const MOST_AT_ONCE = 1_000;

/**
 * Answers a held action, or all that are the same when the operator says so. A verdict binds to exactly the actions that are
 * held now, and comes at most once to each.
 */
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

  /** A lockdown comes before and refuses what would let an action go, or it comes after. */
  async takeTurn(
    { actionId, verdict, identical }: ResolveReviewPayload,
    context: CommandContext,
  ): Promise<void> {
    if (identical === true) await this.lockIdentical(actionId, context);
    await this.reviews.lock(context.manager, actionId);
    if (verdict === 'allow') await this.lockdown.hold(context.manager);
  }

  async execute(
    payload: ResolveReviewPayload,
    context: CommandContext,
  ): Promise<{ actionId: string } | Refused> {
    const { actionId, verdict } = payload;
    const comment = payload.comment ?? null;
    const alike = payload.identical === true ? await this.lockIdentical(actionId, context) : [];
    const review = await this.reviews.lock(context.manager, actionId);
    if (!review) throw new DomainError('not_found', `There is no held action ${actionId}`);
    if (!canTransition(REVIEW_LIFECYCLE, review.status, 'answered')) {
      throw new DomainError('review_not_held', `Action ${actionId} is held no more: it is ${review.status}`);
    }
    if (review.expiresAt <= context.now) return this.expire(actionId, context);
    if (verdict === 'allow') await this.assertNoLockdown(context);
    const others = alike.filter((other) => other.actionId !== actionId);
    for (const one of [review, ...others]) await this.answer(one, { verdict, comment }, context);
    return { actionId };
  }

  /** Before the action itself is locked, so that two who answer the same lock in the same order. */
  private async lockIdentical(
    actionId: string,
    { manager, now }: CommandContext,
  ): Promise<readonly ReviewEntity[]> {
    const review = await this.reviews.find(manager, actionId);
    return review ? this.reviews.lockIdentical(manager, review, { now, limit: MOST_AT_ONCE }) : [];
  }

  private async answer(
    { actionId, agentId, commandHash }: ReviewEntity,
    { verdict, comment }: { readonly verdict: Verdict; readonly comment: string | null },
    context: CommandContext,
  ): Promise<void> {
    const { actor, now: at } = context;
    await this.reviews.answer(context.manager, { actionId, verdict, comment, by: actor.name, at });
    await announce(context.manager, { type: 'review.answered', actionId, verdict });
    context.audit({
      action: this.action,
      subject: actionId,
      reason: comment,
      details: { verdict, agentId, commandHash },
    });
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
