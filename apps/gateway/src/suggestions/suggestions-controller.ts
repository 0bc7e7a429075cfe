import { Body, Controller, Delete, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  ApprovalRequest,
  ConfirmedRequest,
  ProposeQuery,
  ProposeRequest,
  RejectRequest,
  SuggestionsQuery,
  ChangedResponse,
  type OperatorPrincipal,
  type Page,
  type ProposeResult,
  SuggestionResponse,
} from '@bylaw/contracts';
import { checkBody, CurrentPrincipal, IdPipe, NEW_ID, Needs, pageSize, type NewId } from '@bylaw/platform';
import type { FastifyReply } from 'fastify';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { confirmationOf } from '../commands/confirmation-of.js';
import { PolicyFileProposals } from '../policy-file/policy-file-proposals.js';
import { timePage, timePageOf } from '../time-page.js';
import { AwaitRollout } from '../versions/await-rollout.js';
import { YamlText } from '../yaml/accept-yaml.js';
import { ShownSuggestions } from './shown-suggestions.js';

/** Diffs that wait for a person, and what people made of them (I1). */
@ApiTags('suggestions')
@Controller('v1/suggestions')
export class SuggestionsController {
  constructor(
    @Inject(ShownSuggestions) private readonly suggestions: ShownSuggestions,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(PolicyFileProposals) private readonly files: PolicyFileProposals,
    @Inject(AwaitRollout) private readonly rollout: AwaitRollout,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List suggestions, newest first', 200, '`{items, nextCursor}`', { pageOf: SuggestionResponse })
  async list(@Query() query: SuggestionsQuery): Promise<Page<SuggestionResponse>> {
    const rows = await this.suggestions.list({ status: query.status }, timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.proposedAt, id: row.id }));
  }

  @Get(':id')
  @Needs('viewer')
  @Answers(
    'See one suggestion, with its evidence, overlaps and replay',
    200,
    'The suggestion. `overlaps` are the rules that it adds in vain or makes superfluous, each `{kind: "duplicate" or "subsumed", rule, by}`, where `rule` and `by` are `{ruleId}` or `{addIndex}`; null when they are not known.',
    SuggestionResponse,
  )
  async get(@Param('id', IdPipe) id: string): Promise<SuggestionResponse> {
    return this.suggestions.get(id);
  }

  @Post()
  @Needs('approver')
  @ApiConsumes('application/json', 'application/yaml')
  @ApiBody({ type: ProposeRequest })
  @AnswersByCommand(
    'Propose a diff, or as YAML a whole policy, of which the difference is proposed',
    201,
    'The suggestion; 200 when the same diff is pending already.',
    SuggestionResponse,
  )
  async propose(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() body: object,
    @Query() query: ProposeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SuggestionResponse> {
    const { suggestionId, created } =
      body instanceof YamlText
        ? await this.files.propose(body, query, principal)
        : await this.proposeDiff(body, principal);
    void reply.status(created ? 201 : 200);
    return this.get(suggestionId);
  }

  private async proposeDiff(body: object, principal: OperatorPrincipal): Promise<ProposeResult> {
    const { diff, comment } = (await checkBody(ProposeRequest, body)) as ProposeRequest;
    const fields = { suggestionId: this.newId(), diff, comment: comment ?? null };
    return this.commands.execute('propose', principal, fields);
  }

  @Post(':id/apply')
  @Needs('approver')
  @AnswersByCommand(
    'Apply a suggestion: confirmed by the word APPLY, with a comment',
    200,
    '`{version}`; with `waitForRollout` also its `rollout`.',
    ChangedResponse,
  )
  async apply(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) suggestionId: string,
    @Body() request: ConfirmedRequest,
  ): Promise<ChangedResponse> {
    const fields = { suggestionId, ...confirmationOf(request), emergency: request.emergency };
    const { version } = await this.commands.execute('apply', principal, fields);
    return this.rollout.changed(version, request.waitForRollout);
  }

  @Post(':id/approvals')
  @Needs('approver')
  @AnswersByCommand(
    'Approve a suggestion, and leave it to others to apply it: confirmed by the word APPLY, with a comment',
    200,
    'The suggestion.',
    SuggestionResponse,
  )
  async approve(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) suggestionId: string,
    @Body() request: ApprovalRequest,
  ): Promise<SuggestionResponse> {
    await this.commands.execute('approve-suggestion', principal, {
      suggestionId,
      ...confirmationOf(request),
    });
    return this.get(suggestionId);
  }

  @Delete(':id/approvals')
  @Needs('approver')
  @AnswersByCommand('Withdraw one’s own approval of a suggestion', 200, 'The suggestion.', SuggestionResponse)
  async withdraw(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) id: string,
  ): Promise<SuggestionResponse> {
    await this.commands.execute('withdraw-approval', principal, { change: 'apply', subject: id });
    return this.get(id);
  }

  @Post(':id/reject')
  @Needs('approver')
  @AnswersByCommand('Reject a suggestion', 200, 'The suggestion.', SuggestionResponse)
  async reject(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) suggestionId: string,
    @Body() { comment }: RejectRequest,
  ): Promise<SuggestionResponse> {
    await this.commands.execute('reject', principal, { suggestionId, comment });
    return this.get(suggestionId);
  }
}
