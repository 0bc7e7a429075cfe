import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PolicyResponse, RulesQuery } from '@bylaw/contracts';
import { Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { ListedRules } from './listed-rules.js';

/** The policy, now or at a version. */
@ApiTags('rules')
@Controller('v1/rules')
export class RulesController {
  constructor(@Inject(ListedRules) private readonly rules: ListedRules) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See the policy, now or at a version, and how often each rule matches',
    200,
    '`{version, items}`: every rule that the filters let through, with `matches: {hour, day, month, last}` where they ' +
      'are asked for; with `limit` or `cursor` a page of them, and `nextCursor`.',
    PolicyResponse,
  )
  async list(@Query() query: RulesQuery): Promise<PolicyResponse> {
    return this.rules.list(query);
  }
}
