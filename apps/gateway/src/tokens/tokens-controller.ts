import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CreateTokenRequest,
  DomainError,
  PageQuery,
  CreatedTokenResponse,
  type OperatorPrincipal,
  type Page,
  TokenResponse,
} from '@bylaw/contracts';
import { TokenReader } from '@bylaw/persistence';
import {
  CurrentPrincipal,
  IdPipe,
  NEW_ID,
  Needs,
  hashToken,
  newToken,
  pageSize,
  type NewId,
} from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { timePage, timePageOf } from '../time-page.js';
import { OperatorDirectory } from './operator-directory.js';

/** Operators' and enrolment tokens. A secret is shown once, and only its hash goes anywhere (I12). */
@ApiTags('tokens')
@Controller('v1/tokens')
export class TokensController {
  constructor(
    @Inject(TokenReader) private readonly tokens: TokenReader,
    @Inject(OperatorDirectory) private readonly directory: OperatorDirectory,
    @Inject(CommandClient) private readonly commands: CommandClient,
    @Inject(NEW_ID) private readonly newId: NewId,
  ) {}

  @Get()
  @Needs('admin')
  @Answers('List the tokens in force, newest first', 200, '`{items, nextCursor}`; no secrets.', {
    pageOf: TokenResponse,
  })
  async list(@Query() query: PageQuery): Promise<Page<TokenResponse>> {
    const rows = await this.tokens.list(timePageOf(query));
    return timePage(rows, pageSize(query), (row) => ({ at: row.createdAt, id: row.id }));
  }

  @Post()
  @Needs('admin')
  @AnswersByCommand(
    'Make a token',
    201,
    'The token, with its secret `token`: this is the only time it is shown.',
    CreatedTokenResponse,
  )
  async create(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() request: CreateTokenRequest,
  ): Promise<CreatedTokenResponse> {
    const { kind = 'operator', name } = request;
    refuseWrongRole(kind, request.role);
    const token = newToken(kind);
    const tokenId = this.newId();
    const fields = { tokenId, kind, name, role: request.role ?? null, hash: hashToken(token) };
    const also = { id: tokenId, token };
    await this.commands.execute('create-token', principal, fields, { also });
    const created = await this.tokens.find(tokenId);
    if (!created) throw new DomainError('not_found', 'The token was revoked meanwhile');
    const { id, createdBy, createdAt } = created;
    return { id, kind: created.kind, name: created.name, role: created.role, createdBy, createdAt, token };
  }

  @Delete(':id')
  @Needs('admin')
  @AnswersByCommand('Revoke a token', 204, 'It does not work any more. The last admin’s cannot be revoked.')
  async revoke(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) tokenId: string,
  ): Promise<void> {
    await this.commands.execute('revoke-token', principal, { tokenId });
    // The news may arrive after this answer; what was answered must be true.
    this.directory.forget();
  }
}

function refuseWrongRole(kind: string, role: string | undefined): void {
  if ((kind === 'operator') === (role !== undefined)) return;
  const message = kind === 'operator' ? 'is needed for an operator’s token' : 'is for operators’ tokens only';
  throw new DomainError('validation_failed', `role ${message}`, [{ path: 'role', message }]);
}
