import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  QUEUES,
  REDIS_KEYS,
  roleIncludes,
  type CommandPayload,
  type OperatorPrincipal,
} from '@bylaw/contracts';
import { CommandReader } from '@bylaw/persistence';
import type { Job } from 'bullmq';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';

/** Longer than any replay waits for its turn and runs. */
const CANCELLED_FOR_SECONDS = 86_400;
const ENDED: readonly string[] = ['completed', 'failed'];

/** Asks for the end of commands that change nothing: replays. The policy worker ends them, also those that have not begun. */
@Injectable()
export class CommandCancellations {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(CommandReader) private readonly commands: CommandReader,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /**
   * Cancels a command for an operator: his own, or anybody's if he may approve.
   * @throws DomainError `not_found`; `forbidden`; `command_not_cancellable` when it has ended, or is no replay
   */
  async cancel(commandId: string, { id, role }: OperatorPrincipal): Promise<void> {
    if (await this.commands.result(commandId)) throw notCancellable('It has ended');
    const job = (await this.stores.producer.queue(QUEUES.policyCommands).getJob(commandId)) as
      Job<CommandPayload> | undefined;
    if (!job) throw new DomainError('not_found', 'There is no command with this id');
    if (job.name !== 'replay') throw notCancellable('Only replays can be cancelled');
    if (job.data.actor.id !== id && !roleIncludes(role, 'approver')) {
      throw new DomainError('forbidden', 'Another operator asked for this replay: that takes an approver');
    }
    if (ENDED.includes(await job.getState())) throw notCancellable('It has ended');
    await this.ask(commandId);
  }

  /** Leaves the mark that the policy worker looks for. */
  async ask(commandId: string): Promise<void> {
    const key = `${this.settings.redisPrefix}:${REDIS_KEYS.replayCancelled}:${commandId}`;
    await this.stores.redis.set(key, '1', 'EX', CANCELLED_FOR_SECONDS);
  }
}

function notCancellable(why: string): DomainError {
  return new DomainError('command_not_cancellable', why);
}
