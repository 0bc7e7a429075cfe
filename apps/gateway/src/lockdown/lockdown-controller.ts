import { Body, Controller, Delete, Get, Inject, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LockdownRequest, LockdownResponse, type OperatorPrincipal } from '@bylaw/contracts';
import { LockdownStore } from '@bylaw/persistence';
import { CurrentPrincipal, Needs } from '@bylaw/platform';
import { Answers, AnswersByCommand } from '../answers.js';
import { CommandClient } from '../commands/command-client.js';
import { Stores } from '../stores.js';

/** The switch that has every action of every agent denied. */
@ApiTags('lockdown')
@Controller('v1/lockdown')
export class LockdownController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(LockdownStore) private readonly lockdown: LockdownStore,
    @Inject(CommandClient) private readonly commands: CommandClient,
  ) {}

  @Get()
  @Needs('viewer')
  @Answers(
    'See whether there is a lockdown',
    200,
    '`{active, reason, declaredBy, declaredAt}`',
    LockdownResponse,
  )
  async get(): Promise<LockdownResponse> {
    return this.lockdown.current(this.stores.database.manager);
  }

  @Put()
  @Needs('admin')
  @AnswersByCommand(
    'Deny every action of every agent, until this is lifted',
    204,
    'Every hub obeys within a second.',
  )
  async declare(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Body() { reason }: LockdownRequest,
  ): Promise<void> {
    await this.commands.execute('declare-lockdown', principal, { reason });
  }

  @Delete()
  @Needs('admin')
  @AnswersByCommand('Lift the lockdown', 204, 'The policy decides again.')
  async lift(@CurrentPrincipal() principal: OperatorPrincipal): Promise<void> {
    await this.commands.execute('lift-lockdown', principal, {});
  }
}
