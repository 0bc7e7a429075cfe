import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type ApplyPayload } from '@bylaw/contracts';
import { SuggestionStore } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { confirmedComment } from '../commands/confirmation.js';
import { isOperatorWith } from '../commands/who-may.js';
import { POLICY_WORKER_SETTINGS, type PolicyWorkerSettings } from '../policy-worker-settings.js';
import { ApprovalQuorum } from './approval-quorum.js';
import { assertNotAuthor, assertPending } from './assert-approvable.js';

/** Approves a pending suggestion, and leaves it to someone else to apply it. */
@Injectable()
export class ApproveSuggestion implements Command<ApplyPayload, null> {
  readonly action = 'suggestion.approve';

  constructor(
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
    @Inject(ApprovalQuorum) private readonly quorum: ApprovalQuorum,
    @Inject(POLICY_WORKER_SETTINGS) private readonly settings: PolicyWorkerSettings,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: ApplyPayload): string {
    return payload.suggestionId;
  }

  async takeTurn({ suggestionId }: ApplyPayload, { manager }: CommandContext): Promise<void> {
    await this.suggestions.lock(manager, suggestionId);
  }

  async execute(payload: ApplyPayload, context: CommandContext): Promise<null> {
    const comment = confirmedComment('APPLY', payload);
    const suggestion = await this.suggestions.lock(context.manager, payload.suggestionId);
    if (!suggestion) throw new DomainError('not_found', `There is no suggestion ${payload.suggestionId}`);
    assertPending(suggestion);
    const { id: subject, contentHash, expiresAt } = suggestion;
    if (expiresAt <= context.now) {
      throw new DomainError('suggestion_not_pending', `Suggestion ${subject} has expired`);
    }
    if (this.settings.requireDistinctApprover) assertNotAuthor(suggestion, context.actor);
    await this.quorum.add({ change: 'apply', subject, contentHash }, comment, context);
    return null;
  }
}
