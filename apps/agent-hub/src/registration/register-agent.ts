import { Inject, Injectable } from '@nestjs/common';
import type { EnrolmentPrincipal, RegisterAgentRequest, RegisterAgentResponse } from '@bylaw/contracts';
import { AgentRegistry, AuditTrail } from '@bylaw/persistence';
import { CLOCK, NEW_ID, hashToken, newToken, type Clock, type NewId } from '@bylaw/platform';
import { HubStores } from '../hub-stores.js';

/** Takes a new agent into the registry. */
@Injectable()
export class RegisterAgent {
  private readonly registry: AgentRegistry;

  constructor(
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {
    this.registry = new AgentRegistry(new AuditTrail(clock, newId));
  }

  /** The new agent, with its token, which is shown only here (I12). */
  async execute(
    registeredWith: EnrolmentPrincipal,
    request: RegisterAgentRequest,
  ): Promise<RegisterAgentResponse> {
    const id = this.newId();
    const name = request.name ?? `Agent_${id.slice(0, 8)}`;
    const token = newToken('agent');
    await this.stores.database.transaction((manager) =>
      this.registry.register(manager, {
        id,
        name,
        labels: request.labels ?? {},
        tokenHash: hashToken(token),
        registeredAt: new Date(this.clock.now()),
        registeredWith,
      }),
    );
    return { id, name, status: 'idle', token };
  }
}
