import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ActionsQuery,
  DomainError,
  LabelRequest,
  type ActionResponse,
  type OperatorPrincipal,
  type Page,
} from '@bylaw/contracts';
import { ActionReader, type ActionFilter } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, Needs, pageSize } from '@bylaw/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { timePage, timePageOf } from '../time-page.js';
import { StoredAction } from './stored-action.js';
import { telemetryCsv } from './telemetry-csv.js';
import { TelemetryImport, type ImportReport } from './telemetry-import.js';

/** What agents asked and did: found, labelled, taken out and brought in. */
@ApiTags('telemetry')
@Controller('v1/actions')
export class ActionsController {
  constructor(
    @Inject(ActionReader) private readonly actions: ActionReader,
    @Inject(StoredAction) private readonly storedAction: StoredAction,
    @Inject(TelemetryImport) private readonly telemetryImport: TelemetryImport,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List recorded actions, newest first', 200, '`{items, nextCursor}`')
  async list(@Query() query: ActionsQuery): Promise<Page<ActionResponse>> {
    const rows = await this.actions.list(filterOf(query), timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.ts, id: row.id }));
  }

  @Put(':id/label')
  @Needs('labeler')
  @AnswersByCommand('Say whether an action was safe', 200, 'The action.')
  async label(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) actionId: string,
    @Body() { label, comment }: LabelRequest,
  ): Promise<ActionResponse> {
    await this.storedAction.wait(actionId);
    await this.commands.execute('label-action', principal, { actionId, label, comment: comment ?? null });
    const action = await this.actions.find(actionId);
    if (!action) throw new DomainError('not_found', 'There is no action with this id');
    return action;
  }

  @Get('export')
  @Needs('viewer')
  @ApiProduces('text/csv')
  @Answers(
    'Export recorded actions as telemetry CSV, oldest first',
    200,
    'A stream of CSV, its header line first.',
  )
  async export(@Query() query: ActionsQuery, @Res() reply: FastifyReply): Promise<void> {
    const lines = telemetryCsv(this.actions.stream(filterOf(query)), this.settings.policy.shellTools);
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="bylaw-telemetry.csv"')
      .send(Readable.from(lines, { objectMode: false }));
  }

  @Post('import')
  @Needs('labeler')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @Answers('Import telemetry CSV', 200, '`{imported, duplicates, rejected, errors: [{line, message}]}`')
  async import(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ImportReport> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('unsupported_media_type', 'Send telemetry, with Content-Type: text/csv');
    }
    // An import that is refused must still be answered, so its stream is not destroyed.
    const source = request.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    return this.telemetryImport.execute(source, principal);
  }
}

function filterOf({ agentId, decision, label, tool, q, since, until }: ActionsQuery): ActionFilter {
  return { agentId, decision, label, tool, q, since, until };
}
