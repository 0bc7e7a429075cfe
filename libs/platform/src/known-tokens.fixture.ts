import type { Principal } from '@bylaw/contracts';
import type { FastifyRequest } from 'fastify';
import { PrincipalResolver, bearerToken } from './access-guard.js';

/** Knows an operator, the token `viewer`, and an agent, the token `agent`; and whom it was told that they were refused. */
export class KnownTokens extends PrincipalResolver {
  readonly refusals: string[] = [];

  /** Whether what is known from memory may be out of date. */
  forgets = false;
  /** How often it was asked by way of Fastify. */
  resolved = 0;

  override known(authorization: string): Principal | null {
    if (this.forgets) throw new Error('It is not certain');
    return authorization === 'Bearer agent' ? { kind: 'agent', id: 'a', name: 'ada' } : null;
  }

  override async resolve(request: FastifyRequest): Promise<Principal | null> {
    this.resolved += 1;
    const token = bearerToken(request);
    if (token === 'viewer') return { kind: 'operator', id: 't', name: 'vera', role: 'viewer' };
    if (token === 'agent') return { kind: 'agent', id: 'a', name: 'ada' };
    return null;
  }

  override async refused(principal: Principal, request: FastifyRequest): Promise<void> {
    this.refusals.push(`${principal.name} ${request.url}`);
  }
}
