import { SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Principal, Role } from '@bylaw/contracts';
import type { FastifyRequest } from 'fastify';

/** What a route asks of its caller: nothing, to be an agent, to hold an enrolment token, or an operator's role. */
export type Access = 'public' | 'agent' | 'enrolment' | Role;

export const ACCESS_KEY = 'bylaw:access';

/** A route without authentication. */
export const Public = () => SetMetadata(ACCESS_KEY, 'public' satisfies Access);

/** A route for those who have at least this access. A route that says nothing is refused to everyone (I9). */
export const Needs = (access: Exclude<Access, 'public'>) => SetMetadata(ACCESS_KEY, access);

/** A request after authentication. */
export interface AuthenticatedRequest extends FastifyRequest {
  principal?: Principal;
}

/** The authenticated principal of the request. */
export const CurrentPrincipal = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { principal } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!principal) throw new Error('A route that needs a principal lacks @Needs');
  return principal;
});
