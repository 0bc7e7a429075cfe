import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  AuditQuery,
  DomainError,
  VerificationResponse,
  VerifyAuditQuery,
  AuditEventResponse,
  type Page,
} from '@bylaw/contracts';
import {
  AuditReader,
  auditHeadText,
  currentAuditHead,
  parseAuditHead,
  verifyAudit,
} from '@bylaw/persistence';
import { Needs, decodeCursor, pageSize, toPage } from '@bylaw/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';
import { acceptsGzip } from '../telemetry/accepts-gzip.js';
import { auditLines } from './audit-lines.js';
import { verificationLines } from './verification-lines.js';

/** The number of an event, as text. */
const SEQ_SHAPE = /^\d{1,18}$/;

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
  @Answers('List audit events, newest first', 200, '`{items, nextCursor}`', { pageOf: AuditEventResponse })
  async list(@Query() query: AuditQuery): Promise<Page<AuditEventResponse>> {
    const size = pageSize(query);
    const { action, outcome, actor, subject, since, until } = query;
    const page = { before: decodeCursor(query.cursor, SEQ_SHAPE), limit: size + 1 };
    const events = await this.audit.list({ action, outcome, actor, subject, since, until }, page);
    return toPage(
      events,
      size,
      (event) => String(event.seq),
      (event) => event,
    );
  }

  @Get('verify')
  @Needs('admin')
  @Answers(
    'Verify the hash chain of the audit',
    200,
    '`{valid, events, firstBroken, fault, head: {seq, hash}}`: `firstBroken` is the number of the first event that is missing ' +
      'or not what was written, `fault` what is wrong with it (`missing`, `changed`, `unlinked`, `rewritten`, `truncated`), ' +
      '`head` the last event up to which the chain is whole.',
    VerificationResponse,
  )
  async verify(@Query() { head }: VerifyAuditQuery): Promise<VerificationResponse> {
    return verifyAudit(this.stores.database.manager, parseAuditHead(head ?? ''));
  }

  @Get('verify/progress')
  @Needs('admin')
  @ApiProduces('application/jsonl')
  @Answers(
    'Verify the hash chain of the audit, and tell meanwhile how far it is',
    200,
    'A stream of JSON lines: `{checked, total}` after every few events, of so many that there were at the start; and at last what ' +
      '`GET /v1/audit/verify` answers. A stream without that line broke off.',
  )
  async verifyWithProgress(@Query() { head }: VerifyAuditQuery, @Res() reply: FastifyReply): Promise<void> {
    const lines = await verificationLines(this.stores.database.manager, parseAuditHead(head ?? ''));
    await reply
      .header('content-type', 'application/jsonl; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(lines);
  }

  @Get('export')
  @Needs('admin')
  @ApiProduces('application/jsonl')
  @Answers(
    'Export the whole audit as JSON lines, oldest first',
    200,
    'A stream of events, one a line, and at last a line `{"head": {seq, hash}}`, which the header `bylaw-audit-head` has too, ' +
      'as `SEQ:HASH`; gzipped when `Accept-Encoding` has gzip.',
  )
  async export(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { manager } = this.stores.database;
    const gzip = acceptsGzip(request.headers['accept-encoding']);
    const head = await currentAuditHead(manager);
    const lines = await auditLines(manager, { head, gzip });
    if (gzip) void reply.header('content-encoding', 'gzip');
    await reply
      .header('content-type', 'application/jsonl; charset=utf-8')
      .header('content-disposition', 'attachment; filename="bylaw-audit.jsonl"')
      .header('vary', 'accept-encoding')
      .header('bylaw-audit-head', auditHeadText(head))
      .send(lines);
  }

  // Last: its parameter would stand for the words above, too.
  @Get(':seq')
  @Needs('viewer')
  @Answers('See one audit event', 200, 'The event.', AuditEventResponse)
  async get(@Param('seq') seq: string): Promise<AuditEventResponse> {
    const event = SEQ_SHAPE.test(seq) ? await this.audit.find(seq) : null;
    if (!event) throw new DomainError('not_found', 'There is no audit event of this number');
    return event;
  }
}
