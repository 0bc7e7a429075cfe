import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type WithdrawApprovalPayload } from '@bylaw/contracts';
import { announce, ApprovalStore, PolicyStore, SuggestionStore } from '@bylaw/persistence';
import { isUUID } from 'class-validator';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Takes back what its actor has approved. What was made of it stays made. */
@Injectable()
export class WithdrawApproval implements Command<WithdrawApprovalPayload, null> {
  readonly action = 'approval.withdraw';

  constructor(
    @Inject(ApprovalStore) private readonly approvals: ApprovalStore,
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(SuggestionStore) private readonly suggestions: SuggestionStore,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: WithdrawApprovalPayload): string {
    return payload.subject;
  }

  /** What counts approvals comes before and has counted this one, or after and does not find it (I1). */
  async takeTurn({ change, subject }: WithdrawApprovalPayload, { manager }: CommandContext): Promise<void> {
    if (change !== 'apply') await this.policies.lock(manager);
    else if (isUUID(subject)) await this.suggestions.lock(manager, subject);
  }

  async execute({ change, subject }: WithdrawApprovalPayload, context: CommandContext): Promise<null> {
    const withdrawn = await this.approvals.withdraw(context.manager, { change, subject }, context.actor.id);
    if (!withdrawn) throw new DomainError('not_found', `You have not approved the ${change} of ${subject}`);
    await announce(context.manager, { type: 'approval.changed', change, subject });
    context.audit({ action: this.action, subject, details: { change } });
    return null;
  }
}
