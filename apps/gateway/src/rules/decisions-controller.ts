import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DecisionRequest, DecisionResponse } from '@bylaw/contracts';
import { Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { explainDecision } from './explain-decision.js';
import { PolicyCache } from './policy-cache.js';

/** What the policy would say, without recording that it was asked. */
@ApiTags('rules')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Post()
  @Needs('viewer')
  @Answers(
    'Ask what the policy would decide, and why',
    200,
    '`{decision, reason, policyVersion, matched, unparsed, explanation, forms}`. `explanation` tells of each rule that ' +
      'matched what it matched: `{ruleId, effect, mode, target, form, start, end}`, the characters of `form` from ' +
      '`start` to before `end`, in UTF-16 code units. `forms` is what the command line was understood as: `{text, kind}`.',
    DecisionResponse,
  )
  async decide(
    @Body() { tool = 'shell', command, args, version }: DecisionRequest,
  ): Promise<DecisionResponse> {
    const policy = await this.policies.compiled(version);
    return explainDecision(policy, { tool, command, args: args ?? null }, this.settings.policy.shellTools);
  }
}
