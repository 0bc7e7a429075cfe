import { Inject, Injectable } from '@nestjs/common';
import {
  DomainError,
  type CommandPayload,
  type CommandResult,
  type OperatorPrincipal,
  type RecordAuditPayload,
} from '@bylaw/contracts';
import { JobStillRunning, type JobName, type PayloadOf, type ResultOf } from '@bylaw/jobs';
import { NEW_ID, type NewId } from '@bylaw/platform';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';
import { CommandQueued } from './command-queued.js';

/** The jobs that are commands: each has an id of its own and an actor. */
export type CommandName = {
  [N in JobName]: PayloadOf<N> extends CommandPayload ? N : never;
}[JobName];

/** What a command answers when it is carried out. */
export type BodyOf<N extends CommandName> =
  Extract<ResultOf<N>, { ok: true }> extends { body: infer B } ? B : never;

/** What the caller of a command says; its id and its actor are made here. */
export type FieldsOf<N extends CommandName> = Omit<PayloadOf<N>, 'commandId' | 'actor'>;

interface ExecuteOptions {
  /** Wait this long for the result; the settings' time unless set. */
  readonly withinMs?: number;
  /** The command's own id; a new one unless set. */
  readonly commandId?: string;
  /** Told to a caller that is not kept waiting any longer. */
  readonly also?: Readonly<Record<string, unknown>>;
}

/** Sends commands to the policy worker, the only writer (I2), in the name of the authenticated operator (I11). */
@Injectable()
export class CommandClient {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(NEW_ID) private readonly newId: NewId,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /**
   * Has a command carried out and answers its result.
   * @throws DomainError with the worker's refusal; CommandQueued when it takes longer; Error when it failed for good.
   */
  async execute<N extends CommandName>(
    name: N,
    principal: OperatorPrincipal,
    fields: FieldsOf<N>,
    options: ExecuteOptions = {},
  ): Promise<BodyOf<N>> {
    const payload = this.payload<N>(principal, fields, options.commandId);
    const result = await this.send(name, payload, options);
    if (!result.ok) throw DomainError.fromProblem(result.problem);
    return result.body as BodyOf<N>;
  }

  /** Records a fact in the audit. Once this resolves the fact is durable in the queue (I6). */
  async record(
    principal: OperatorPrincipal,
    fact: Pick<RecordAuditPayload, 'action' | 'outcome'> & Partial<FieldsOf<'record-audit'>>,
  ): Promise<void> {
    const fields = { subject: null, reason: null, details: null, ...fact };
    const payload = this.payload<'record-audit'>(principal, fields);
    await this.stores.producer.add('record-audit', payload, { jobId: payload.commandId });
  }

  /** Does what may be refused here, before there is a command: the refusal is on record, durably, before it is passed on (I6). */
  async recordingRefusal<T>(
    principal: OperatorPrincipal,
    action: string,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError) {
        const details = { detail: error.message };
        await this.record(principal, { action, outcome: 'refused', reason: error.code, details });
      }
      throw error;
    }
  }

  private payload<N extends CommandName>(
    principal: OperatorPrincipal,
    fields: FieldsOf<N>,
    commandId = this.newId(),
  ): PayloadOf<N> {
    const { id, name, role } = principal;
    return { ...fields, commandId, actor: { kind: 'operator', id, name, role } } as unknown as PayloadOf<N>;
  }

  private async send<N extends CommandName>(
    name: N,
    payload: PayloadOf<N> & CommandPayload,
    { withinMs = this.settings.commandWaitMs, also }: ExecuteOptions,
  ): Promise<CommandResult> {
    const jobId = payload.commandId;
    try {
      const result = await this.stores.producer.addAndWait(name, payload, { jobId, withinMs });
      return result;
    } catch (error) {
      if (error instanceof JobStillRunning) throw new CommandQueued(jobId, also);
      throw error;
    }
  }
}
