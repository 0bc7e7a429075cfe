import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type AgentPayload } from '@bylaw/contracts';
import { AgentControlStore, announce } from '@bylaw/persistence';
import type { Command } from '../commands/command.js';
import type { CommandContext } from '../commands/command-context.js';
import { isOperatorWith } from '../commands/who-may.js';

/** Ends an agent's quarantine. */
@Injectable()
export class ReleaseAgent implements Command<AgentPayload, null> {
  readonly action = 'agent.release';

  constructor(@Inject(AgentControlStore) private readonly agents: AgentControlStore) {}

  allows(actor: Actor): boolean {
    return isOperatorWith('approver', actor);
  }

  subject(payload: AgentPayload): string {
    return payload.agentId;
  }

  async execute({ agentId: id }: AgentPayload, context: CommandContext): Promise<null> {
    const known = await this.agents.release(context.manager, id);
    if (!known) throw new DomainError('not_found', `There is no agent ${id}`);
    await announce(context.manager, { type: 'agent.quarantine', id, quarantined: false });
    context.audit({ action: this.action, subject: id });
    return null;
  }
}
