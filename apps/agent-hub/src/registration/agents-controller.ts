import { Body, Controller, Delete, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  RegisterAgentRequest,
  type AgentPrincipal,
  type EnrolmentPrincipal,
  type RegisterAgentResponse,
} from '@bylaw/contracts';
import { CurrentPrincipal, Needs } from '@bylaw/platform';
import { RegisterAgent } from './register-agent.js';
import { UnregisterAgent } from './unregister-agent.js';

/** How agents come and go. */
@ApiTags('agents')
@ApiBearerAuth()
@Controller('v1/agents')
export class AgentsController {
  constructor(
    @Inject(RegisterAgent) private readonly registerAgent: RegisterAgent,
    @Inject(UnregisterAgent) private readonly unregisterAgent: UnregisterAgent,
  ) {}

  @Post()
  @Needs('enrolment')
  @ApiOperation({ summary: 'Register an agent with an enrolment token; its token is shown only here' })
  async register(
    @CurrentPrincipal() principal: EnrolmentPrincipal,
    @Body() request: RegisterAgentRequest,
  ): Promise<RegisterAgentResponse> {
    return this.registerAgent.execute(principal, request);
  }

  @Delete('me')
  @HttpCode(204)
  @Needs('agent')
  @ApiOperation({ summary: 'End the registration; the token stops working at once' })
  async unregister(@CurrentPrincipal() principal: AgentPrincipal): Promise<void> {
    await this.unregisterAgent.execute(principal);
  }
}
