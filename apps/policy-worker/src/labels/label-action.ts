import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LabelPayload } from '@bylaw/contracts';
import { LabelStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Sets a person's word on a recorded action, in place of an earlier one. */
@Injectable()
export class LabelAction implements Command<LabelPayload, { actionId: string }> {
  readonly action = 'action.label';

  constructor(@Inject(LabelStore) private readonly labels: LabelStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('labeler', actor);
  }

  subject(payload: LabelPayload): string {
    return payload.actionId;
  }

  async execute(payload: LabelPayload, context: CommandContext): Promise<{ actionId: string }> {
    const { actionId, label } = payload;
    const comment = payload.comment ?? null;
    const author = context.actor.name;
    const known = await this.labels.set(context.manager, {
      actionId,
      label,
      author,
      comment,
      at: context.now,
    });
    if (!known) throw new DomainError('not_found', `There is no action ${actionId}`);
    await announce(context.manager, { type: 'action.labelled', id: actionId });
    context.audit({ action: this.action, subject: actionId, reason: comment, details: { label } });
    return { actionId };
  }
}
