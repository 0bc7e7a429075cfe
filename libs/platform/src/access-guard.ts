import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Principal } from '@bylaw/contracts';
import type { FastifyRequest } from 'fastify';
import { ACCESS_KEY, type Access, type AuthenticatedRequest } from './access.js';
import { admit } from './admit.js';

/** Finds who calls; each plane has its own, so that operators' tokens never work on the hub, nor agents' at the gateway. */
export abstract class PrincipalResolver {
  /** The principal of the request, or null when its credentials are missing or unknown; no promise when that is known at once. */
  abstract resolve(request: FastifyRequest): Principal | null | Promise<Principal | null>;

  /**
   * The principal of an `Authorization` header that came by this connection, where that is known from memory; null when it
   * takes `resolve` to tell.
   */
  known(_authorization: string, _connection: object): Principal | null {
    return null;
  }

  /** Told of each authenticated attempt beyond the caller's role, before it is refused (I6). */
  abstract refused(principal: Principal, request: FastifyRequest): Promise<void>;
}

/** 401 without valid credentials, 403 beyond one's role. Fails closed: a route without stated access is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PrincipalResolver) private readonly resolver: PrincipalResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.principal = await admit(this.resolver, request, access);
    return true;
  }
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(request: FastifyRequest): string | null {
  return tokenOf(request.headers.authorization ?? '');
}

/** The token of the value of an `Authorization` header, or null. */
export function tokenOf(authorization: string): string | null {
  return /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1] ?? null;
}
