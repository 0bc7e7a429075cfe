import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AskBatchRequest,
  AskRequest,
  OutcomeRequest,
  WaitQuery,
  type AgentPrincipal,
  type AskResponse,
} from '@bylaw/contracts';
import type { OwnActionResponse } from '@bylaw/persistence';
import { CurrentPrincipal, Direct, IdPipe, Needs } from '@bylaw/platform';
import type { FastifyRequest } from 'fastify';
import { AskPolicy } from './ask-policy.js';
import { AwaitVerdict } from './await-verdict.js';
import { ReportOutcome } from './report-outcome.js';

/** Agents ask before they act, and say what came of it. */
@ApiTags('actions')
@ApiBearerAuth()
@Controller('v1/actions')
@Needs('agent')
export class ActionsController {
  constructor(
    @Inject(AskPolicy) private readonly askPolicy: AskPolicy,
    @Inject(ReportOutcome) private readonly reportOutcome: ReportOutcome,
    @Inject(AwaitVerdict) private readonly awaitVerdict: AwaitVerdict,
  ) {}

  @Post()
  @Direct()
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask about one action; once answered it is durable' })
  ask(@CurrentPrincipal() principal: AgentPrincipal, @Body() request: AskRequest): Promise<AskResponse> {
    return this.askPolicy.executeOne(principal, request);
  }

  @Post('batch')
  @Direct()
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask about up to 1,000 actions, answered in order' })
  async askBatch(
    @CurrentPrincipal() principal: AgentPrincipal,
    @Body() { actions }: AskBatchRequest,
  ): Promise<{ results: readonly AskResponse[] }> {
    const results = await this.askPolicy.execute(principal, actions, (index) => `actions[${index}].`);
    return { results };
  }

  @Post(':id/outcome')
  @HttpCode(202)
  @ApiOperation({ summary: 'Report what came of an action; the first report stays' })
  async outcome(
    @CurrentPrincipal() principal: AgentPrincipal,
    @Param('id', IdPipe) id: string,
    @Body() request: OutcomeRequest,
  ): Promise<void> {
    await this.reportOutcome.execute(principal, id, request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'The action; while it is held, waits up to `waitMs` for the verdict' })
  async action(
    @CurrentPrincipal() principal: AgentPrincipal,
    @Param('id', IdPipe) id: string,
    @Query() { waitMs = 0 }: WaitQuery,
    @Req() request: FastifyRequest,
  ): Promise<OwnActionResponse> {
    return this.awaitVerdict.execute(principal, id, { waitMs, gone: () => request.raw.socket.destroyed });
  }
}
