import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  PolicyResponse,
  RuleDetailResponse,
  RuleMatchSeriesResponse,
  RulePreviewRequest,
  RulePreviewResponse,
  RulesQuery,
} from '@bylaw/contracts';
import { RuleMatchReader, RuleReader } from '@bylaw/persistence';
import { CLOCK, IdPipe, Needs, type Clock } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { Answers } from '../answers.js';
import { ListedRules } from './listed-rules.js';
import { PreviewRule } from './preview-rule.js';

/** The policy, now or at a version, and what a rule would do. */
@ApiTags('rules')
@Controller('v1/rules')
export class RulesController {
  constructor(
    @Inject(ListedRules) private readonly rules: ListedRules,
    @Inject(RuleReader) private readonly reader: RuleReader,
    @Inject(RuleMatchReader) private readonly matches: RuleMatchReader,
    @Inject(PreviewRule) private readonly previews: PreviewRule,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See the policy, now or at a version, and how often each rule matches',
    200,
    '`{version, items}`: every rule that the filters let through, with `matches: {hour, day, month, last}` where they ' +
      'are asked for; with `limit` or `cursor` a page of them, `nextCursor`, and the `total` of all pages.',
    PolicyResponse,
  )
  async list(@Query() query: RulesQuery): Promise<PolicyResponse> {
    return this.rules.list(query);
  }

  @Post('preview')
  @Needs('viewer')
  @Answers(
    'Try a rule before it is proposed',
    200,
    'What is wrong with its pattern and where, the rules that it has something in common with, and which of the last 1,000 recorded ' +
      'actions it would match, with the place of each match. Nothing is recorded.',
    RulePreviewResponse,
  )
  async preview(
    @Body() request: RulePreviewRequest,
    @Res({ passthrough: true }) { raw }: FastifyReply,
  ): Promise<RulePreviewResponse | undefined> {
    return (await this.previews.execute(request, () => raw.destroyed)) ?? undefined;
  }

  @Get(':id')
  @Needs('viewer')
  @Answers('See one rule, active or not, and when it was', 200, 'The rule, with `spans`.', RuleDetailResponse)
  async get(@Param('id', IdPipe) id: string): Promise<RuleDetailResponse> {
    const rule = await this.reader.find(id);
    if (!rule) throw new DomainError('not_found', 'There never was a rule with this id');
    return rule;
  }

  @Get(':id/matches')
  @Needs('viewer')
  @Answers(
    'See how often one rule has matched over time',
    200,
    '`{hour, day, month, last, hours, days}`: the last 25 hours and the last 31 days one by one, oldest first.',
    RuleMatchSeriesResponse,
  )
  async series(@Param('id', IdPipe) id: string): Promise<RuleMatchSeriesResponse> {
    return this.matches.series(id, this.clock.now());
  }
}
