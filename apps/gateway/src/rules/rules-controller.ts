import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RulesQuery, type RuleResponse } from '@bylaw/contracts';
import { Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { PolicyCache } from './policy-cache.js';

/** The policy, now or at a version. */
@ApiTags('rules')
@Controller('v1/rules')
export class RulesController {
  constructor(@Inject(PolicyCache) private readonly policies: PolicyCache) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See the policy, now or at a version',
    200,
    '`{version, items}`: every rule that the filters let through.',
  )
  async list(@Query() query: RulesQuery): Promise<{ version: number; items: readonly RuleResponse[] }> {
    const { version, rules } = await this.policies.snapshot(query.version);
    const q = query.q?.toLowerCase();
    const items = rules.filter(
      (rule) =>
        (query.effect === undefined || rule.effect === query.effect) &&
        (query.tool === undefined || rule.tool === query.tool) &&
        (q === undefined || `${rule.pattern}\n${rule.reason ?? ''}`.toLowerCase().includes(q)),
    );
    return { version, items };
  }
}
