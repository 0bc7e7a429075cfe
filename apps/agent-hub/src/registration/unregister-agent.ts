import { Inject, Injectable } from '@nestjs/common';
import type { AgentPrincipal } from '@bylaw/contracts';
import { AgentRegistry, AuditTrail } from '@bylaw/persistence';
import { CLOCK, NEW_ID, type Clock, type NewId } from '@bylaw/platform';
import { HubStores } from '../hub-stores.js';
import { AgentDirectory } from './agent-directory.js';

/** Ends an agent's registration at its own word: its token stops working here at once, elsewhere with the news. */
@Injectable()
export class UnregisterAgent {
  private readonly registry: AgentRegistry;

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(AgentDirectory) private readonly directory: AgentDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) newId: NewId,
  ) {
    this.registry = new AgentRegistry(new AuditTrail(clock, newId));
  }

  async execute(agent: AgentPrincipal): Promise<void> {
    const at = new Date(this.clock.now());
    await this.stores.database.transaction((manager) => this.registry.unregister(manager, agent, at));
    this.directory.forget(agent.id);
  }
}
