import { Body, Controller, Delete, Get, Header, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  PageQuery,
  PinnedCaseRequest,
  PinnedCasesFileRequest,
  type OperatorPrincipal,
  type Page,
  PinnedCaseResponse,
  type PinnedImportResult,
} from '@bylaw/contracts';
import { PinnedCaseReader } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, NEW_ID, Needs, pageSize, type NewId } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { timePage, timePageOf } from '../time-page.js';
import { YamlText } from '../yaml/accept-yaml.js';
import { PinnedCaseFile } from './pinned-case-file.js';

/** Commands and the decisions that every policy must give them. */
@ApiTags('pinned cases')
@Controller('v1/pinned-cases')
export class PinnedCasesController {
  constructor(
    @Inject(PinnedCaseReader) private readonly cases: PinnedCaseReader,
    @Inject(PinnedCaseFile) private readonly file: PinnedCaseFile,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List pinned cases, newest first', 200, '`{items, nextCursor}`', { pageOf: PinnedCaseResponse })
  async list(@Query() query: PageQuery): Promise<Page<PinnedCaseResponse>> {
    const rows = await this.cases.list(timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.createdAt, id: row.id }));
  }

  @Get('export')
  @Needs('viewer')
  @Header('content-type', 'application/yaml; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="pinned.yaml"')
  @ApiProduces('application/yaml')
  @Answers(
    'Export all pinned cases as YAML',
    200,
    '`cases:`, each with `expect`, `command`, and `tool`, `args`, `comment` where there are any. The same cases give the same bytes.',
  )
  async export(): Promise<string> {
    return this.file.export();
  }

  @Post('import')
  @Needs('approver')
  @ApiConsumes('application/yaml')
  @ApiBody({ type: PinnedCasesFileRequest })
  @AnswersByCommand(
    'Pin all cases of a YAML file, or none of them',
    200,
    '`{added, duplicates}`: what is pinned already, or stands in the file twice, is a duplicate.',
  )
  async import(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() body: object,
  ): Promise<PinnedImportResult> {
    if (body instanceof YamlText) return this.file.import(body.text, principal);
    throw new DomainError('unsupported_media_type', 'Send YAML, with Content-Type: application/yaml');
  }

  @Post()
  @Needs('approver')
  @AnswersByCommand('Pin a command with its expected decision', 201, 'The pinned case.', PinnedCaseResponse)
  async add(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() { tool = 'shell', command, args, expect, comment }: PinnedCaseRequest,
  ): Promise<PinnedCaseResponse> {
    const caseId = this.newId();
    const fields = { caseId, tool, command, args: args ?? null, expect, comment: comment ?? null };
    const added = await this.commands.execute('add-pinned-case', principal, fields);
    const found = await this.cases.find(added.caseId);
    if (!found) throw new DomainError('not_found', 'The pinned case was removed meanwhile');
    return found;
  }

  @Delete(':id')
  @Needs('approver')
  @AnswersByCommand('Remove a pinned case', 204, 'It is not checked any more.')
  async remove(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) caseId: string,
  ): Promise<void> {
    await this.commands.execute('remove-pinned-case', principal, { caseId });
  }
}
