import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecisionRequest } from '@bylaw/contracts';
import { Needs } from '@bylaw/platform';
import type { Decision } from '@bylaw/policy';
import { Answers } from '../answers.js';
import { PolicyCache } from './policy-cache.js';

/** What the policy would say, without recording that it was asked. */
@ApiTags('rules')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(@Inject(PolicyCache) private readonly policies: PolicyCache) {}

  @Post()
  @Needs('viewer')
  @Answers('Ask what the policy would decide', 200, '`{decision, reason, policyVersion, matched, unparsed}`')
  async decide(@Body() { tool = 'shell', command, args, version }: DecisionRequest): Promise<Decision> {
    const policy = await this.policies.compiled(version);
    return policy.decide({ tool, command, args: args ?? null }, { quarantined: false });
  }
}
