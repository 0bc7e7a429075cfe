import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Actor, type CommandPayload, type CommandResult } from '@bylaw/contracts';
import { AuditTrail, CommandStore, isPoisonRow } from '@bylaw/persistence';
import { CLOCK, LOGGER, type Clock, type Logger } from '@bylaw/platform';
import { UnrecoverableError } from 'bullmq';
import { DataSource, type EntityManager } from 'typeorm';
import type { Command } from './command.js';
import { CommandContext } from './command-context.js';
import { Refused } from './refused.js';
import { TokenStanding } from './token-standing.js';

/** What a command came to, before it is stored. */
interface Ending {
  readonly result: CommandResult;
  readonly context: CommandContext;
}

/**
 * Carries a command out once, in one transaction: its change, its audit events and its answer are committed together or
 * not at all (I3, I6). Delivered again, it answers the same and changes nothing. A refusal is an answer; what went wrong
 * with a store is thrown, so that the job is tried again.
 */
@Injectable()
export class CommandRunner {
  @Inject(LOGGER)
  private readonly logger!: Logger;

  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    @Inject(CommandStore) private readonly commands: CommandStore,
    @Inject(TokenStanding) private readonly standing: TokenStanding,
    @Inject(AuditTrail) private readonly audit: AuditTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws UnrecoverableError for what can never work: an actor that is none, data that Postgres can't hold.
   * @throws Error of Postgres when it is away.
   */
  async run<P extends CommandPayload, R>(
    name: string,
    command: Command<P, R>,
    payload: P,
  ): Promise<CommandResult<R>> {
    assertActor(payload.actor);
    try {
      return await this.database.transaction(async (manager) => {
        await this.commands.lock(manager, payload.commandId);
        const stored = await this.commands.find(manager, payload.commandId);
        if (stored) return stored as CommandResult<R>;
        const { result, context } = await this.carryOut(command, payload, manager);
        for (const event of context.audited) await this.audit.append(manager, event);
        await this.commands.insert(manager, {
          id: payload.commandId,
          name,
          result,
          finishedAt: context.now,
        });
        this.log(name, payload, result);
        return result as CommandResult<R>;
      });
    } catch (error) {
      if (isPoisonRow(error)) throw new UnrecoverableError(`${name}: ${(error as Error).message}`);
      throw error;
    }
  }

  /** The inner transaction is a savepoint: a DomainError undoes the change, and only that. */
  private async carryOut<P extends CommandPayload, R>(
    command: Command<P, R>,
    payload: P,
    manager: EntityManager,
  ): Promise<Ending> {
    const context = this.context(manager, payload);
    try {
      await this.standing.assert(manager, payload.actor, command);
      if (!command.allows(payload.actor)) {
        throw new DomainError('forbidden', `${payload.actor.name} may not do this`);
      }
      await command.takeTurn?.(payload, context);
      const body = await manager.transaction(() => command.execute(payload, context));
      if (body instanceof Refused) return refusal({ command, payload, context, error: body.error });
      return { result: { ok: true, body }, context };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return refusal({ command, payload, context: this.context(manager, payload), error });
    }
  }

  private context(manager: EntityManager, payload: CommandPayload): CommandContext {
    return new CommandContext(manager, payload.actor, payload.commandId, new Date(this.clock.now()));
  }

  private log(name: string, payload: CommandPayload, result: CommandResult): void {
    const fields = { command: name, commandId: payload.commandId, actorId: payload.actor.id };
    if (result.ok) this.logger.info(fields, 'command done');
    else {
      const { code, detail } = result.problem;
      this.logger[DomainError.fromProblem(result.problem).logLevel](
        { ...fields, code, detail },
        'command refused',
      );
    }
  }
}

function refusal<P extends CommandPayload>(refused: {
  command: Command<P, unknown>;
  payload: P;
  context: CommandContext;
  error: DomainError;
}): Ending {
  const { command, payload, context, error } = refused;
  context.audit({
    action: command.action,
    outcome: 'refused',
    subject: command.subject(payload),
    reason: error.code,
    details: { detail: error.message },
  });
  return { result: { ok: false, problem: error.toProblem() }, context };
}

const ACTOR_KINDS: readonly string[] = ['operator', 'agent', 'enrolment', 'trainer', 'system'];

/** A job without a real actor was made by no part of Bylaw; there would be nobody to audit (I6, I11). */
function assertActor(actor: Partial<Record<keyof Actor, unknown>>): void {
  const { kind, id, name } = actor;
  if (
    typeof kind === 'string' &&
    ACTOR_KINDS.includes(kind) &&
    typeof id === 'string' &&
    typeof name === 'string'
  ) {
    return;
  }
  throw new UnrecoverableError('The payload names no actor');
}
