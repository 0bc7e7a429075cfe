import { Body, Controller, Delete, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApprovalRequest, ApprovalsResponse, type OperatorPrincipal } from '@bylaw/contracts';
import { ApprovalStore, PolicyReader, versionChangeHash } from '@bylaw/persistence';
import { CurrentPrincipal, Needs, VersionPipe } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { confirmationOf } from '../commands/confirmation-of.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';
import { ReversalPipe, type Reversal } from './reversal-pipe.js';

/** Approvals of rollbacks and restores, each of the policy as it is now: they are void when it has moved on. */
@ApiTags('versions')
@ApiParam({ name: 'change', enum: ['rollback', 'restore'] })
@Controller('v1/versions/:n/:change/approvals')
export class VersionApprovalsController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(PolicyReader) private readonly policies: PolicyReader,
    @Inject(ApprovalStore) private readonly approvals: ApprovalStore,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See who approves a rollback or restore',
    200,
    '`{required, approvals: [{by, comment, at}]}`',
    ApprovalsResponse,
  )
  async list(
    @Param('n', VersionPipe) version: number,
    @Param('change', ReversalPipe) change: Reversal,
  ): Promise<ApprovalsResponse> {
    const { manager } = this.stores.database;
    const contentHash = versionChangeHash(change, version, await this.policies.currentVersion(manager));
    const approvals = await this.approvals.counted(manager, {
      change,
      subject: String(version),
      contentHash,
    });
    return { required: this.settings.approvalsRequired, approvals };
  }

  @Post()
  @Needs('approver')
  @AnswersByCommand(
    'Approve a rollback or restore, confirmed by its word',
    200,
    '`{required, approvals}`',
    ApprovalsResponse,
  )
  async approve(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('n', VersionPipe) version: number,
    @Param('change', ReversalPipe) change: Reversal,
    @Body() request: ApprovalRequest,
  ): Promise<ApprovalsResponse> {
    const fields = { version, change, ...confirmationOf(request) };
    await this.commands.execute('approve-version-change', principal, fields);
    return this.list(version, change);
  }

  @Delete()
  @Needs('approver')
  @AnswersByCommand('Withdraw one’s own approval', 200, '`{required, approvals}`', ApprovalsResponse)
  async withdraw(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('n', VersionPipe) version: number,
    @Param('change', ReversalPipe) change: Reversal,
  ): Promise<ApprovalsResponse> {
    await this.commands.execute('withdraw-approval', principal, { change, subject: String(version) });
    return this.list(version, change);
  }
}
