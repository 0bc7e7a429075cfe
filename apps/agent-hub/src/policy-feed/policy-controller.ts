import { Controller, Get, Headers, Inject, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { AgentPrincipal } from '@bylaw/contracts';
import { CurrentPrincipal, Needs } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { EnforcedPolicy } from './enforced-policy.js';
import { etagMatches } from './etag-matches.js';
import { PolicyStreams } from './policy-streams.js';

/** The policy, for agents that decide in their own process. */
@ApiTags('policy')
@ApiBearerAuth()
@Controller('v1/policy')
@Needs('agent')
export class PolicyController {
  constructor(
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(PolicyStreams) private readonly streams: PolicyStreams,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The policy in force, with an ETag' })
  @ApiResponse({ status: 200, description: '`{version, rules}`' })
  @ApiResponse({ status: 304, description: 'Not changed since the ETag in If-None-Match' })
  async policy(
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const etag = `"v${this.enforced.current.version}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (etagMatches(ifNoneMatch, etag)) await reply.status(304).send();
    else await reply.type('application/json; charset=utf-8').send(this.enforced.currentAsJson);
  }

  @Get('stream')
  @ApiOperation({ summary: 'Server-sent events `policy` `{version}`, resumable by Last-Event-ID' })
  @ApiProduces('text/event-stream')
  stream(
    @CurrentPrincipal() principal: AgentPrincipal,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    this.streams.open(reply, principal.id, lastEventId);
  }
}
