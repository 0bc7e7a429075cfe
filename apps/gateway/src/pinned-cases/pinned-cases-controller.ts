import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  PageQuery,
  PinnedCaseRequest,
  type OperatorPrincipal,
  type Page,
  type PinnedCaseResponse,
} from '@bylaw/contracts';
import { PinnedCaseReader } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, NEW_ID, Needs, pageSize, type NewId } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { timePage, timePageOf } from '../time-page.js';

/** Commands and the decisions that every policy must give them. */
@ApiTags('pinned cases')
@Controller('v1/pinned-cases')
export class PinnedCasesController {
  constructor(
    @Inject(PinnedCaseReader) private readonly cases: PinnedCaseReader,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List pinned cases, newest first', 200, '`{items, nextCursor}`')
  async list(@Query() query: PageQuery): Promise<Page<PinnedCaseResponse>> {
    const rows = await this.cases.list(timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.createdAt, id: row.id }));
  }

  @Post()
  @Needs('approver')
  @AnswersByCommand('Pin a command with its expected decision', 201, 'The pinned case.')
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
