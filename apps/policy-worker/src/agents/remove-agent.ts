import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type AgentPayload } from '@bylaw/contracts';
import { AgentControlStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Ends an agent's registration: its token works no more. */
@Injectable()
export class RemoveAgent implements Command<AgentPayload, null> {
  readonly action = 'agent.remove';

  constructor(@Inject(AgentControlStore) private readonly agents: AgentControlStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: AgentPayload): string {
    return payload.agentId;
  }

  async execute({ agentId: id }: AgentPayload, context: CommandContext): Promise<null> {
    const known = await this.agents.remove(context.manager, id, context.now);
    if (!known) throw new DomainError('not_found', `There is no agent ${id}`);
    await announce(context.manager, { type: 'agent.removed', id });
    context.audit({ action: this.action, subject: id });
    return null;
  }
}
