import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@bylaw/contracts';
import { AuditTrail } from '@bylaw/persistence';
import {
  CLOCK,
  NEW_ID,
  PrincipalResolver,
  bearerToken,
  hashToken,
  tokenOf,
  type Clock,
  type NewId,
} from '@bylaw/platform';
import type { FastifyRequest } from 'fastify';
import { HubStores } from '../hub-stores.js';
import { AgentDirectory } from './agent-directory.js';

/** The routes that change something, with the name of the change in the audit. */
const CHANGES: Readonly<Record<string, string>> = {
  'POST /v1/agents': 'agent.register',
  'DELETE /v1/agents/me': 'agent.unregister',
};

/** Who called last by a connection. */
interface Caller {
  readonly authorization: string;
  readonly tokenHash: string;
}

/** Who calls the hub: agents and holders of enrolment tokens. Operators' tokens are unknown on this plane. */
@Injectable()
export class HubPrincipalResolver extends PrincipalResolver {
  private readonly audit: AuditTrail;
  private readonly callers = new WeakMap<object, Caller>();

  constructor(
    @Inject(AgentDirectory) private readonly directory: AgentDirectory,
    @Inject(HubStores) private readonly stores: HubStores,
    @Inject(CLOCK) clock: Clock,
    @Inject(NEW_ID) newId: NewId,
  ) {
    super();
    this.audit = new AuditTrail(clock, newId);
  }

  resolve(request: FastifyRequest): Principal | null | Promise<Principal | null> {
    const token = bearerToken(request);
    return token === null ? null : this.directory.bearerOf(hashToken(token));
  }

  /** Most requests of a connection are by one agent, whose token needs to be hashed for the first of them only. */
  override known(authorization: string, connection: object): Principal | null {
    let caller = this.callers.get(connection);
    if (caller?.authorization !== authorization) {
      const token = tokenOf(authorization);
      if (token === null) return null;
      caller = { authorization, tokenHash: hashToken(token) };
      this.callers.set(connection, caller);
    }
    return this.directory.knownBearer(caller.tokenHash);
  }

  /** A refused attempt at a change is audited (I6); the rest of this plane changes nothing. */
  async refused(principal: Principal, request: FastifyRequest): Promise<void> {
    const action = CHANGES[`${request.method} ${request.routeOptions.url ?? ''}`];
    if (action === undefined) return;
    await this.stores.database.transaction((manager) =>
      this.audit.append(manager, { actor: principal, action, outcome: 'refused', reason: 'forbidden' }),
    );
  }
}
