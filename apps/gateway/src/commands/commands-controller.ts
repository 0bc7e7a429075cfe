import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError, QUEUES, type CommandResult, type Problem } from '@bylaw/contracts';
import { CommandReader } from '@bylaw/persistence';
import { IdPipe, Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';

/** What became of a command. `failed`: it can never be carried out; operators find it in the queue. */
export interface CommandStatusResponse {
  readonly commandId: string;
  readonly status: 'queued' | 'done' | 'refused' | 'failed';
  /** What it answered; when done. */
  readonly body?: unknown;
  /** Why not; when refused. */
  readonly problem?: Problem;
}

/** Tells what became of a command whose caller was not kept waiting. */
@ApiTags('commands')
@Controller('v1/commands')
export class CommandsController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(CommandReader) private readonly commands: CommandReader,
  ) {}

  @Get(':id')
  @Needs('viewer')
  @Answers('Look for the result of a command', 200, '`{commandId, status, body?, problem?}`')
  async get(@Param('id', IdPipe) commandId: string): Promise<CommandStatusResponse> {
    const stored = await this.commands.result(commandId);
    if (stored) return shown(commandId, stored);
    const job = await this.stores.producer.queue(QUEUES.policyCommands).getJob(commandId);
    if (!job) throw new DomainError('not_found', 'There is no command with this id');
    const state = await job.getState();
    if (state === 'failed') return { commandId, status: 'failed' };
    if (state !== 'completed') return { commandId, status: 'queued' };
    return shown(commandId, job.returnvalue as CommandResult);
  }
}

function shown(commandId: string, result: CommandResult): CommandStatusResponse {
  return result.ok
    ? { commandId, status: 'done', body: result.body }
    : { commandId, status: 'refused', problem: result.problem };
}
