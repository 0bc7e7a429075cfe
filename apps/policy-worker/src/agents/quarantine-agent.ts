import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type QuarantinePayload } from '@bylaw/contracts';
import { AgentControlStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Has every action of an agent denied. */
@Injectable()
export class QuarantineAgent implements Command<QuarantinePayload, null> {
  readonly action = 'agent.quarantine';

  constructor(@Inject(AgentControlStore) private readonly agents: AgentControlStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: QuarantinePayload): string {
    return payload.agentId;
  }

  async execute({ agentId: id, reason }: QuarantinePayload, context: CommandContext): Promise<null> {
    const by = context.actor.name;
    const known = await this.agents.quarantine(context.manager, { agentId: id, reason, by, at: context.now });
    if (!known) throw new DomainError('not_found', `There is no agent ${id}`);
    await announce(context.manager, { type: 'agent.quarantine', id, quarantined: true });
    context.audit({ action: this.action, subject: id, reason });
    return null;
  }
}
