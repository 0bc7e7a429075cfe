import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  ReviewsQuery,
  VerdictRequest,
  type OperatorPrincipal,
  type Page,
  ReviewResponse,
} from '@bylaw/contracts';
import { ReviewReader, type StoredReview } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, Needs, pageSize } from '@bylaw/platform';
import { actionSkeleton } from '@bylaw/policy';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { StoredAction } from '../telemetry/stored-action.js';
import { timePage, timePageOf } from '../time-page.js';

/** Actions that are held until a person answers. */
@ApiTags('reviews')
@Controller('v1/reviews')
export class ReviewsController {
  constructor(
    @Inject(ReviewReader) private readonly reviews: ReviewReader,
    @Inject(StoredAction) private readonly storedAction: StoredAction,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List held actions, newest first', 200, '`{items, nextCursor}`', { pageOf: ReviewResponse })
  async list(@Query() query: ReviewsQuery): Promise<Page<ReviewResponse>> {
    const rows = await this.reviews.list({ status: query.status }, timePageOf(query));
    const shown = rows.map((row) => this.shown(row));
    return timePage(shown, pageSize(query), (row) => ({ at: row.heldAt, id: row.actionId }));
  }

  @Post(':actionId')
  @Needs('approver')
  @AnswersByCommand(
    'Answer a held action, or with `identical` all that are the same',
    200,
    'The review.',
    ReviewResponse,
  )
  async answer(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('actionId', IdPipe) actionId: string,
    @Body() { verdict, comment, identical }: VerdictRequest,
  ): Promise<ReviewResponse> {
    await this.storedAction.wait(actionId);
    const fields = { actionId, verdict, comment: comment ?? null, identical };
    await this.commands.execute('resolve-review', principal, fields);
    const review = await this.reviews.find(actionId);
    if (!review) throw new DomainError('not_found', 'There is no held action with this id');
    return this.shown(review);
  }

  private shown(review: StoredReview): ReviewResponse {
    return { ...review, skeleton: actionSkeleton(review, this.settings.policy) };
  }
}
