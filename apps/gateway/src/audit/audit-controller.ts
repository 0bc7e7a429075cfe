import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AuditQuery, type AuditEventResponse, type Page } from '@bylaw/contracts';
import { AuditReader, verifyAudit, type AuditVerification } from '@bylaw/persistence';
import { Needs, decodeCursor, pageSize, toPage } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';

/** The append-only record of every change and every refused attempt at one (I6). */
@ApiTags('audit')
@Controller('v1/audit')
export class AuditController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(AuditReader) private readonly audit: AuditReader,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers('List audit events, newest first', 200, '`{items, nextCursor}`')
  async list(@Query() query: AuditQuery): Promise<Page<AuditEventResponse>> {
    const size = pageSize(query);
    const { action, outcome, actor, subject } = query;
    const page = { before: decodeCursor(query.cursor, /^\d{1,18}$/), limit: size + 1 };
    const events = await this.audit.list({ action, outcome, actor, subject }, page);
    return toPage(
      events,
      size,
      (event) => String(event.seq),
      (event) => event,
    );
  }

  @Get('verify')
  @Needs('admin')
  @Answers('Verify the hash chain of the audit', 200, '`{valid, events, firstBroken}`')
  async verify(): Promise<AuditVerification> {
    return verifyAudit(this.stores.database.manager);
  }
}
