import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  ActionsQuery,
  DomainError,
  ExportQuery,
  ImportReportResponse,
  LabelRequest,
  ActionResponse,
  type OperatorPrincipal,
  type Page,
} from '@bylaw/contracts';
import { ActionReader, type ActionFilter } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, Needs, pageSize } from '@bylaw/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { timePage, timePageOf } from '../time-page.js';
import { acceptsGzip } from './accepts-gzip.js';
import { gunzipped } from './gunzipped.js';
import { StoredAction } from './stored-action.js';
import { TelemetryExport } from './telemetry-export.js';
import { TelemetryImport } from './telemetry-import.js';

/** What agents asked and did: found, labelled, taken out and brought in. */
@ApiTags('telemetry')
@Controller('v1/actions')
export class ActionsController {
  constructor(
    @Inject(ActionReader) private readonly actions: ActionReader,
    @Inject(StoredAction) private readonly storedAction: StoredAction,
    @Inject(TelemetryExport) private readonly telemetryExport: TelemetryExport,
    @Inject(TelemetryImport) private readonly telemetryImport: TelemetryImport,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List recorded actions, newest first', 200, '`{items, nextCursor}`', { pageOf: ActionResponse })
  async list(@Query() query: ActionsQuery): Promise<Page<ActionResponse>> {
    const rows = await this.actions.list(filterOf(query), timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.ts, id: row.id }));
  }

  @Put(':id/label')
  @Needs('labeler')
  @AnswersByCommand('Say whether an action was safe', 200, 'The action.', ActionResponse)
  async label(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) actionId: string,
    @Body() { label, comment }: LabelRequest,
  ): Promise<ActionResponse> {
    await this.storedAction.wait(actionId);
    await this.commands.execute('label-action', principal, { actionId, label, comment: comment ?? null });
    return this.found(actionId);
  }

  @Get('export')
  @Needs('viewer')
  @ApiProduces('text/csv')
  @Answers(
    'Export recorded actions as telemetry CSV, oldest first',
    200,
    'A stream of CSV, its header line first; gzipped when `Accept-Encoding` has gzip.',
  )
  async export(
    @Query() query: ExportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const gzip = acceptsGzip(request.headers['accept-encoding']);
    const { after } = query;
    const csv = await this.telemetryExport.execute({ filter: filterOf(query), after, gzip });
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply
      .header('content-type', 'text/csv; charset=utf-8; header=present')
      .header('content-disposition', 'attachment; filename="bylaw-telemetry.csv"')
      .header('vary', 'accept-encoding')
      .send(csv);
  }

  @Post('import')
  @Needs('labeler')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string' } })
  @ApiHeader({ name: 'Content-Encoding', required: false, enum: ['gzip'] })
  @Answers(
    'Import telemetry CSV',
    200,
    '`{imported, duplicates, rejected, errors: [{line, message}]}`',
    ImportReportResponse,
  )
  async import(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Req() request: FastifyRequest,
  ): Promise<ImportReportResponse> {
    if (!(request.body instanceof Readable)) {
      throw new DomainError('unsupported_media_type', 'Send telemetry, with Content-Type: text/csv');
    }
    // An import that is refused must still be answered, so its stream is not destroyed.
    const sent = request.body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    return this.telemetryImport.execute(decoded(sent, request.headers['content-encoding']), principal);
  }

  @Get(':id')
  @Needs('viewer')
  @Answers('See one recorded action', 200, 'The action.', ActionResponse)
  async get(@Param('id', IdPipe) id: string): Promise<ActionResponse> {
    return this.found(id);
  }

  private async found(id: string): Promise<ActionResponse> {
    const action = await this.actions.find(id);
    if (!action) throw new DomainError('not_found', 'There is no action with this id');
    return action;
  }
}

/** The CSV in what was sent. @throws DomainError `unsupported_media_type` when it is coded otherwise than by gzip */
function decoded(sent: AsyncIterable<Buffer>, encoding = 'identity'): AsyncIterable<Buffer> {
  const coding = encoding.trim().toLowerCase();
  if (coding === 'identity' || coding === '') return sent;
  if (coding === 'gzip' || coding === 'x-gzip') return gunzipped(sent);
  const refusal = 'Send telemetry as it is, or with Content-Encoding: gzip';
  throw new DomainError('unsupported_media_type', refusal);
}

function filterOf({ agentId, decision, label, tool, q, since, until }: ActionsQuery): ActionFilter {
  return { agentId, decision, label, tool, q, since, until };
}
