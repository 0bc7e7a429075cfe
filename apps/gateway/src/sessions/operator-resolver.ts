import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type OperatorPrincipal, type Principal } from '@bylaw/contracts';
import { PrincipalResolver, bearerToken, hashToken } from '@bylaw/platform';
import type { FastifyRequest } from 'fastify';
import { CommandClient } from '../commands/command-client.js';
import { OperatorDirectory } from '../tokens/operator-directory.js';
import { SESSION_COOKIE } from './session-cookie.js';
import { SessionStore } from './session-store.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Finds the operator who calls: by token, or by the cookie of a console session, whose changes must carry the
 * session's CSRF token. Agents' and enrolment tokens are nobody here.
 */
@Injectable()
export class OperatorResolver extends PrincipalResolver {
  constructor(
    @Inject(OperatorDirectory) private readonly directory: OperatorDirectory,
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {
    super();
  }

  override async resolve(request: FastifyRequest): Promise<OperatorPrincipal | null> {
    if (request.headers.authorization !== undefined) {
      const token = bearerToken(request);
      return token === null ? null : this.directory.byToken(token);
    }
    const cookie = request.cookies[SESSION_COOKIE];
    const session = cookie ? await this.sessions.find(cookie) : null;
    const operator = session ? await this.directory.byId(session.tokenId) : null;
    if (!session || !operator) return null;
    if (!SAFE_METHODS.has(request.method) && !isSame(request.headers['x-bylaw-csrf'], session.csrfToken)) {
      await this.recordRefusal(operator, request, 'csrf_failed');
      throw new DomainError('csrf_failed', 'A console session must send its CSRF token as x-bylaw-csrf');
    }
    return operator;
  }

  override async refused(principal: Principal, request: FastifyRequest): Promise<void> {
    if (principal.kind === 'operator') await this.recordRefusal(principal, request, 'forbidden');
  }

  private async recordRefusal(
    operator: OperatorPrincipal,
    request: FastifyRequest,
    reason: 'forbidden' | 'csrf_failed',
  ): Promise<void> {
    const action = `${request.method} ${request.routeOptions.url ?? request.url}`;
    const ids = Object.values((request.params ?? {}) as Record<string, string>);
    await this.commands.record(operator, {
      action,
      outcome: 'refused',
      subject: ids.length === 0 ? null : ids.join('/').slice(0, 200),
      reason,
    });
  }
}

function isSame(given: unknown, expected: string): boolean {
  return (
    typeof given === 'string' &&
    timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(expected)))
  );
}
