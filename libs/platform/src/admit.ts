import { DomainError, roleIncludes, type Principal } from '@bylaw/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import type { PrincipalResolver } from './access-guard.js';

/**
 * Answers who calls, once it is certain that they may: 401 without valid credentials, 403 beyond one's role. Fails closed:
 * where no access is stated, nobody is admitted.
 * @throws DomainError `unauthenticated` or `forbidden`
 */
export async function admit(
  resolver: PrincipalResolver,
  request: FastifyRequest,
  access: Exclude<Access, 'public'> | undefined,
): Promise<Principal> {
  const principal = await resolver.resolve(request);
  if (!principal) {
    throw new DomainError('unauthenticated', 'A valid token is needed: Authorization: Bearer …');
  }
  if (!access || !hasAccess(principal, access)) {
    await resolver.refused(principal, request);
    throw new DomainError('forbidden', forbiddenDetail(principal, access));
  }
  return principal;
}

function hasAccess(principal: Principal, access: Exclude<Access, 'public'>): boolean {
  if (access === 'agent' || access === 'enrolment') return principal.kind === access;
  return principal.kind === 'operator' && roleIncludes(principal.role, access);
}

function forbiddenDetail(principal: Principal, access: Access | undefined): string {
  const who = principal.kind === 'operator' ? `The role ${principal.role}` : `An ${principal.kind} token`;
  return access ? `${who} may not do this: it needs ${access}` : `${who} may not do this`;
}
