import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { HeartbeatRequest, type AgentPrincipal, type HeartbeatResponse } from '@bylaw/contracts';
import { CurrentPrincipal, Direct, Needs } from '@bylaw/platform';
import { Lockdown } from '../lockdown/lockdown.js';
import { EnforcedPolicy } from '../policy-feed/enforced-policy.js';
import { AgentDirectory } from '../registration/agent-directory.js';
import { HeartbeatBoard } from './heartbeat-board.js';

/** Signs of life. */
@ApiTags('agents')
@ApiBearerAuth()
@Controller('v1/heartbeat')
@Needs('agent')
export class HeartbeatController {
  constructor(
    @Inject(HeartbeatBoard) private readonly board: HeartbeatBoard,
    @Inject(EnforcedPolicy) private readonly enforced: EnforcedPolicy,
    @Inject(AgentDirectory) private readonly directory: AgentDirectory,
    @Inject(Lockdown) private readonly lockdown: Lockdown,
  ) {}

  @Post()
  @Direct()
  @HttpCode(200)
  @ApiOperation({ summary: 'Say that the agent lives, and what it does' })
  async beat(
    @CurrentPrincipal() { id }: AgentPrincipal,
    @Body() request: HeartbeatRequest,
  ): Promise<HeartbeatResponse> {
    const policyVersion = this.enforced.current.version;
    await this.board.beat({ agentId: id, status: request.status, policyVersion });
    const answer = { policyVersion, quarantined: this.directory.isQuarantined(id) };
    return this.lockdown.active ? { ...answer, lockdown: true } : answer;
  }
}
