import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type RejectPayload } from '@bylaw/contracts';
import { SuggestionStore, announce } from '@bylaw/persistence';
import { canTransition, SUGGESTION_LIFECYCLE } from '@bylaw/policy';
import type { Command } from './command.js';
import type { CommandContext } from './command-context.js';
import { requiredComment } from './confirmation.js';
import { isOperatorWith } from './who-may.js';

/** Ends a pending suggestion without applying it. */
@Injectable()
export class RejectSuggestion implements Command<RejectPayload, { suggestionId: string }> {
  readonly action = 'suggestion.reject';

  constructor(@Inject(SuggestionStore) private readonly suggestions: SuggestionStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: RejectPayload): string {
    return payload.suggestionId;
  }

  async takeTurn({ suggestionId }: RejectPayload, { manager }: CommandContext): Promise<void> {
    await this.suggestions.lock(manager, suggestionId);
  }

  async execute(payload: RejectPayload, context: CommandContext): Promise<{ suggestionId: string }> {
    const { suggestionId: id } = payload;
    const comment = requiredComment(payload.comment);
    const suggestion = await this.suggestions.lock(context.manager, id);
    if (!suggestion) throw new DomainError('not_found', `There is no suggestion ${id}`);
    if (!canTransition(SUGGESTION_LIFECYCLE, suggestion.status, 'rejected')) {
      throw new DomainError('suggestion_not_pending', `Suggestion ${id} is ${suggestion.status}`);
    }
    await this.suggestions.review(context.manager, {
      id,
      status: 'rejected',
      reviewedBy: context.actor.name,
      reviewedAt: context.now,
      comment,
      appliedVersion: null,
    });
    await announce(context.manager, { type: 'suggestion.changed', id, status: 'rejected' });
    context.audit({ action: this.action, subject: id, reason: comment });
    return { suggestionId: id };
  }
}
