import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  SignInRequest,
  type OperatorPrincipal,
  SessionResponse,
  SignInLinkResponse,
} from '@bylaw/contracts';
import { CLOCK, CurrentPrincipal, Needs, Public, isoTime, type Clock } from '@bylaw/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { OperatorDirectory } from '../tokens/operator-directory.js';
import { SESSION_COOKIE, sessionCookieOptions } from './session-cookie.js';
import { LINK_MS, SESSION_MS, SessionStore } from './session-store.js';

/** Signs operators in to the console and out of it. */
@ApiTags('sessions')
@Controller('v1')
export class SessionsController {
  constructor(
    @Inject(SessionStore) private readonly sessions: SessionStore,
    @Inject(OperatorDirectory) private readonly directory: OperatorDirectory,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Post('sign-in-links')
  @Needs('admin')
  @Answers(
    'Make a link that signs in to the console once',
    201,
    '`{url, expiresAt}`; works for 10 minutes.',
    SignInLinkResponse,
  )
  async createLink(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<SignInLinkResponse> {
    const expiresAt = isoTime(this.clock.now() + LINK_MS);
    await this.commands.record(principal, { action: 'sign-in-link.create', outcome: 'done' });
    const code = await this.sessions.createLink(principal.id);
    // The code is in the fragment, which browsers send to no server and so to no log.
    return { url: `${new URL('/sign-in', this.publicUrl(request)).href}#${code}`, expiresAt };
  }

  @Post('sessions')
  @Public()
  @Answers('Sign in to the console', 201, '`{name, role, csrfToken}` and a session cookie.', SessionResponse)
  async signIn(
    @Body() { code, token }: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionResponse> {
    const operator = await this.operatorOf(code, token);
    if (!operator)
      throw new DomainError('unauthenticated', 'This does not sign in: it is unknown or was used');
    const { cookie, csrfToken } = await this.sessions.open(operator.id);
    const options = sessionCookieOptions(this.publicUrl(request));
    void reply.setCookie(SESSION_COOKIE, cookie, { ...options, maxAge: SESSION_MS / 1_000 });
    return { name: operator.name, role: operator.role, csrfToken };
  }

  @Get('sessions/current')
  @Needs('viewer')
  @Answers('See who is signed in', 200, '`{name, role, csrfToken}`', SessionResponse)
  async current(
    @CurrentPrincipal() { name, role }: OperatorPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<SessionResponse> {
    const cookie = request.headers.authorization === undefined ? request.cookies[SESSION_COOKIE] : undefined;
    const session = cookie ? await this.sessions.find(cookie) : null;
    return { name, role, csrfToken: session?.csrfToken ?? null };
  }

  @Delete('sessions/current')
  @Needs('viewer')
  @Answers('Sign out', 204, 'The session has ended.')
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const cookie = request.cookies[SESSION_COOKIE];
    if (cookie) await this.sessions.end(cookie);
    void reply.clearCookie(SESSION_COOKIE, sessionCookieOptions(this.publicUrl(request)));
  }

  private async operatorOf(code?: string, token?: string): Promise<OperatorPrincipal | null> {
    if ((code === undefined) === (token === undefined)) {
      const message = 'exactly one of code and token is needed';
      throw new DomainError('validation_failed', message, [{ path: 'code', message }]);
    }
    if (token !== undefined) return this.directory.byToken(token);
    const tokenId = await this.sessions.redeemLink(code ?? '');
    return tokenId === null ? null : this.directory.byId(tokenId);
  }

  private publicUrl(request: FastifyRequest): string {
    const asked = `${request.protocol}://${request.host}`;
    return this.settings.publicUrl ?? (URL.canParse(asked) ? asked : `http://${this.settings.host}`);
  }
}
