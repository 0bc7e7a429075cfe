import { Controller, Delete, Get, Inject, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DomainError,
  CommandStatusResponse,
  QUEUES,
  type CommandResult,
  type OperatorPrincipal,
} from '@bylaw/contracts';
import { CommandReader } from '@bylaw/persistence';
import { CurrentPrincipal, IdPipe, Needs } from '@bylaw/platform';
import { Answers } from '../answers.js';
import { Stores } from '../stores.js';
import { CommandCancellations } from './command-cancellations.js';

/** Tells what became of a command whose caller was not kept waiting. */
@ApiTags('commands')
@Controller('v1/commands')
export class CommandsController {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(CommandReader) private readonly commands: CommandReader,
    @Inject(CommandCancellations) private readonly cancellations: CommandCancellations,
  ) {}

  @Get(':id')
  @Needs('viewer')
  @Answers(
    'Look for the result of a command',
    200,
    '`{commandId, status, progress?, body?, problem?}`; `progress` is `{done, total}`, of a replay that runs.',
    CommandStatusResponse,
  )
  async get(@Param('id', IdPipe) commandId: string): Promise<CommandStatusResponse> {
    const queue = this.stores.producer.queue(QUEUES.policyCommands);
    // Before the answer is looked for: what has ended by then has left it.
    const state = await queue.getJobState(commandId);
    const stored = await this.commands.result(commandId);
    if (stored) return shown(commandId, stored);
    const job = await queue.getJob(commandId);
    if (!job) throw new DomainError('not_found', 'There is no command with this id');
    if (state === 'failed') return { commandId, status: 'failed' };
    if (state !== 'completed') return { commandId, status: 'queued', ...progressOf(job.progress) };
    return shown(commandId, job.returnvalue as CommandResult);
  }

  @Delete(':id')
  @Needs('viewer')
  @Answers(
    'Cancel a replay: one of your own, or as an approver anybody’s',
    204,
    'It will end as refused, with the code `replay_cancelled`.',
  )
  async cancel(
    @CurrentPrincipal() principal: OperatorPrincipal,
    @Param('id', IdPipe) commandId: string,
  ): Promise<void> {
    await this.cancellations.cancel(commandId, principal);
  }
}

function progressOf(progress: unknown): Pick<CommandStatusResponse, 'progress'> {
  if (typeof progress !== 'object' || progress === null) return {};
  const { done, total } = progress as Partial<Record<'done' | 'total', unknown>>;
  return typeof done === 'number' && typeof total === 'number' ? { progress: { done, total } } : {};
}

function shown(commandId: string, result: CommandResult): CommandStatusResponse {
  return result.ok
    ? { commandId, status: 'done', body: result.body }
    : { commandId, status: 'refused', problem: result.problem };
}
