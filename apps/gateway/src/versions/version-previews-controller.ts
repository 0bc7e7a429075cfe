import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CompareQuery,
  PolicyChangesResponse,
  ReversalPreviewResponse,
  type OperatorPrincipal,
} from '@bylaw/contracts';
import { CurrentPrincipal, Needs, VersionPipe } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { ReversalPipe, type Reversal } from '../approvals/reversal-pipe.js';
import { PolicyCache } from '../rules/policy-cache.js';
import { policyChanges } from './policy-changes.js';
import { PreviewReversal } from './preview-reversal.js';

/** What is different between versions, those that are not made yet included. */
@ApiTags('versions')
@Controller('v1/versions')
export class VersionPreviewsController {
  constructor(
    @Inject(PolicyCache) private readonly policies: PolicyCache,
    @Inject(PreviewReversal) private readonly previews: PreviewReversal,
  ) {}

  @Get('compare')
  @Needs('viewer')
  @Answers(
    'Compare any two versions',
    200,
    '`{from, to, added, addedCount, removed, removedCount, rules}`',
    PolicyChangesResponse,
  )
  async compare(@Query() { from, to }: CompareQuery): Promise<PolicyChangesResponse> {
    return policyChanges(await this.policies.snapshot(from), await this.policies.snapshot(to));
  }

  @Get(':n/:change/preview')
  @Needs('viewer')
  @ApiParam({ name: 'change', enum: ['rollback', 'restore'] })
  @Answers(
    'See what a rollback or restore would make of the policy, without making it',
    200,
    'What would be different, why it would be refused as things are, and the pinned cases that it would break.',
    ReversalPreviewResponse,
  )
  async preview(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('n', VersionPipe) version: number,
    @Param('change', ReversalPipe) change: Reversal,
  ): Promise<ReversalPreviewResponse> {
    return this.previews.execute({ change, version }, principal);
  }
}
