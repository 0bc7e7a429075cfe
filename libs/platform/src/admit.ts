import { DomainError, roleIncludes, type Principal } from '@bylaw/contracts';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';
import type { PrincipalResolver } from './access-guard.js';

/** What a route asks of those who call it; undefined when it does not say. */
type StatedAccess = Exclude<Access, 'public'> | undefined;

/**
 * Answers who calls, once it is certain that they may: 401 without valid credentials, 403 beyond one's role. Fails closed:
 * where no access is stated, nobody is admitted. Who is known from memory is admitted at once, without a promise.
 * @throws DomainError `unauthenticated` or `forbidden`, at once or by the promise
 */
export function admit(
  resolver: PrincipalResolver,
  request: FastifyRequest,
  access: StatedAccess,
): Principal | Promise<Principal> {
  const decide = (principal: Principal | null): Principal | Promise<Principal> => {
    if (!principal) {
      throw new DomainError('unauthenticated', 'A valid token is needed: Authorization: Bearer …');
    }
    if (access && hasAccess(principal, access)) return principal;
    return resolver.refused(principal, request).then(() => {
      throw new DomainError('forbidden', forbiddenDetail(principal, access));
    });
  };
  const found = resolver.resolve(request);
  return found instanceof Promise ? found.then(decide) : decide(found);
}

/** May this principal do what needs this access? */
export function hasAccess(principal: Principal, access: Exclude<Access, 'public'>): boolean {
  if (access === 'agent' || access === 'enrolment') return principal.kind === access;
  return principal.kind === 'operator' && roleIncludes(principal.role, access);
}

function forbiddenDetail(principal: Principal, access: StatedAccess): string {
  const who = principal.kind === 'operator' ? `The role ${principal.role}` : `An ${principal.kind} token`;
  return access ? `${who} may not do this: it needs ${access}` : `${who} may not do this`;
}
