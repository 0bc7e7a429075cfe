import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type RemovePinnedCasePayload } from '@bylaw/contracts';
import { PinnedCaseStore, PolicyStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Unpins a command. */
@Injectable()
export class RemovePinnedCase implements Command<RemovePinnedCasePayload, null> {
  readonly action = 'pinned-case.remove';

  constructor(
    @Inject(PolicyStore) private readonly policies: PolicyStore,
    @Inject(PinnedCaseStore) private readonly pinnedCases: PinnedCaseStore,
  ) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: RemovePinnedCasePayload): string {
    return payload.caseId;
  }

  /** The policy is held: a version or an import that minds the case comes before, or after and is free of it. */
  async takeTurn(_payload: RemovePinnedCasePayload, { manager }: CommandContext): Promise<void> {
    await this.policies.hold(manager);
  }

  async execute({ caseId: id }: RemovePinnedCasePayload, context: CommandContext): Promise<null> {
    const removed = await this.pinnedCases.remove(context.manager, id);
    if (!removed) throw new DomainError('not_found', `There is no pinned case ${id}`);
    await announce(context.manager, { type: 'pinned-case.changed', id });
    context.audit({ action: this.action, subject: id });
    return null;
  }
}
