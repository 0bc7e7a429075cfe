import { Body, Controller, Delete, Get, Inject, Param, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AgentsQuery,
  DomainError,
  QuarantineRequest,
  AgentResponse,
  type OperatorPrincipal,
  type Page,
} from '@bylaw/contracts';
import { CurrentPrincipal, IdPipe, Needs, decodeCursor, pageSize, toPage } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { UUID_SHAPE } from '../uuid-shape.js';
import { Fleet } from './fleet.js';

/** The fleet: who is there, what they do, and the means to stop one. */
@ApiTags('agents')
@Controller('v1/agents')
export class AgentsController {
  constructor(
    @Inject(Fleet) private readonly fleet: Fleet,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List agents, newest first', 200, '`{items, nextCursor}`', { pageOf: AgentResponse })
  async list(@Query() query: AgentsQuery): Promise<Page<AgentResponse>> {
    const size = pageSize(query);
    const page = { before: decodeCursor(query.cursor, UUID_SHAPE), limit: size + 1 };
    const { liveness, status, q } = query;
    const quarantined = query.quarantined === undefined ? undefined : query.quarantined === 'true';
    const agents = await this.fleet.list({ liveness, status, quarantined, q }, page);
    return toPage(
      agents,
      size,
      (agent) => agent.id,
      (agent) => agent,
    );
  }

  @Get(':id')
  @Needs('viewer')
  @Answers('See one agent', 200, 'The agent.', AgentResponse)
  async get(@Param('id', IdPipe) id: string): Promise<AgentResponse> {
    const agent = await this.fleet.find(id);
    if (!agent) throw new DomainError('not_found', 'There is no agent with this id');
    return agent;
  }

  @Delete(':id')
  @Needs('approver')
  @AnswersByCommand('Remove an agent', 204, 'Its token does not work any more.')
  async remove(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) agentId: string,
  ): Promise<void> {
    await this.commands.execute('remove-agent', principal, { agentId });
  }

  @Put(':id/quarantine')
  @Needs('approver')
  @AnswersByCommand('Put an agent in quarantine', 204, 'Everything that it asks is denied.')
  async quarantine(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) agentId: string,
    @Body() { reason }: QuarantineRequest,
  ): Promise<void> {
    await this.commands.execute('quarantine-agent', principal, { agentId, reason });
  }

  @Delete(':id/quarantine')
  @Needs('approver')
  @AnswersByCommand('Release an agent from quarantine', 204, 'The policy decides for it again.')
  async release(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) agentId: string,
  ): Promise<void> {
    await this.commands.execute('release-agent', principal, { agentId });
  }
}
