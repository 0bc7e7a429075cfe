import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ConfirmedRequest,
  DomainError,
  PageQuery,
  ChangedResponse,
  type OperatorPrincipal,
  type Page,
  RolloutResponse,
  VersionResponse,
} from '@bylaw/contracts';
import { PolicyReader, VersionReader } from '@bylaw/persistence';
import { CurrentPrincipal, Needs, VersionPipe, decodeCursor, pageSize, toPage } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { confirmationOf } from '../commands/confirmation-of.js';
import { Stores } from '../stores.js';
import { AwaitRollout } from './await-rollout.js';

/** What was made of the policy, step by step, and the way back (I5). */
@ApiTags('versions')
@Controller('v1/versions')
export class VersionsController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(PolicyReader) private readonly policies: PolicyReader,
    @Inject(VersionReader) private readonly versions: VersionReader,
    @Inject(AwaitRollout) private readonly rollouts: AwaitRollout,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List versions, newest first', 200, '`{items, nextCursor}`', { pageOf: VersionResponse })
  async list(@Query() query: PageQuery): Promise<Page<VersionResponse>> {
    const cursor = decodeCursor(query.cursor, /^\d{1,9}$/);
    const size = pageSize(query);
    const before = cursor === null ? null : Number(cursor);
    const rows = await this.versions.list({ before, limit: size + 1 });
    return toPage(
      rows,
      size,
      (row) => String(row.version),
      (row) => row,
    );
  }

  @Get(':n')
  @Needs('viewer')
  @Answers('See what one version changed', 200, 'The version.', VersionResponse)
  async get(@Param('n', VersionPipe) version: number): Promise<VersionResponse> {
    const found = await this.versions.find(version);
    if (!found) throw new DomainError('not_found', `There is no version ${version}`);
    return found;
  }

  @Get(':n/rollout')
  @Needs('viewer')
  @Answers(
    'See which hubs enforce a version',
    200,
    '`{version, complete, hubs}` of the hubs that are alive.',
    RolloutResponse,
  )
  async rollout(@Param('n', VersionPipe) version: number): Promise<RolloutResponse> {
    const current = await this.policies.currentVersion(this.stores.database.manager);
    if (version > current) throw new DomainError('not_found', `There is no version ${version}`);
    return this.rollouts.soFar(version);
  }

  @Post(':n/rollback')
  @Needs('approver')
  @AnswersByCommand(
    'Undo what one version changed: confirmed by the word ROLLBACK, with a comment',
    200,
    '`{version}`; with `waitForRollout` also its `rollout`.',
    ChangedResponse,
  )
  async rollback(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('n', VersionPipe) version: number,
    @Body() request: ConfirmedRequest,
  ): Promise<ChangedResponse> {
    return this.change('rollback', principal, version, request);
  }

  @Post(':n/restore')
  @Needs('approver')
  @AnswersByCommand(
    'Make the policy what it was at a version: confirmed by the word RESTORE, with a comment',
    200,
    '`{version}`; with `waitForRollout` also its `rollout`.',
    ChangedResponse,
  )
  async restore(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('n', VersionPipe) version: number,
    @Body() request: ConfirmedRequest,
  ): Promise<ChangedResponse> {
    return this.change('restore', principal, version, request);
  }

  private async change(
    name: 'rollback' | 'restore',
    principal: OperatorPrincipal,
    version: number,
    request: ConfirmedRequest,
  ): Promise<ChangedResponse> {
    const fields = { version, ...confirmationOf(request), emergency: request.emergency };
    const result = await this.commands.execute(name, principal, fields);
    return this.rollouts.changed(result.version, request.waitForRollout);
  }
}
