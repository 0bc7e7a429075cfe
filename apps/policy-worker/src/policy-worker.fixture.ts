import { randomUUID } from 'node:crypto';
import type { CommandPayload, CommandResult, OperatorPrincipal, Problem } from '@bylaw/contracts';
import {
  JobProducer,
  producerConnection,
  redisReady,
  workerConnection,
  type JobName,
  type PayloadOf,
  type RedisConnection,
} from '@bylaw/jobs';
import { PolicyReader, TokenStore, verifyAudit, type AuditVerification } from '@bylaw/persistence';
import { createLogger, hashToken, type RunningApp } from '@bylaw/platform';
import { DEFAULT_POLICY_SETTINGS, type Diff, type PolicySnapshot } from '@bylaw/policy';
import { testDatabase, testRedis } from '@bylaw/testing';
import { DataSource } from 'typeorm';
import { OverlapFinder } from './overlaps/overlap-finder.js';
import { PolicyCommands } from './policy-commands.js';
import type { PolicyWorkerSettings } from './policy-worker-settings.js';
import { startPolicyWorker } from './start-policy-worker.js';

export const ADA: OperatorPrincipal = { kind: 'operator', id: randomUUID(), name: 'Ada', role: 'approver' };
export const BOB: OperatorPrincipal = { kind: 'operator', id: randomUUID(), name: 'Bob', role: 'approver' };
export const EVE: OperatorPrincipal = { kind: 'operator', id: randomUUID(), name: 'Eve', role: 'viewer' };
export const ROOT: OperatorPrincipal = { kind: 'operator', id: randomUUID(), name: 'Root', role: 'admin' };

/** Where a fixture finds its stores. */
export interface FixtureServices {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly redisPrefix: string;
}

/** Every job that carries a command. */
export type CommandName = {
  [N in JobName]: PayloadOf<N> extends CommandPayload ? N : never;
}[JobName];

/** What is sent of a command: what is left out gets a value that will do. */
export type Body<N extends CommandName> = Partial<PayloadOf<N>>;

/** One row of the audit, as far as tests look at it. */
export interface AuditRow {
  readonly action: string;
  readonly outcome: string;
  readonly actor_name: string;
  readonly subject: string | null;
  readonly reason: string | null;
  readonly from_version: number | null;
  readonly to_version: number | null;
}

/** A policy worker in this process, and a way to give it jobs as the gateway does. */
export class PolicyWorkerFixture {
  private dropStores = async (): Promise<void> => undefined;

  private constructor(
    readonly services: FixtureServices,
    private readonly running: RunningApp,
    private readonly producer: JobProducer,
    private readonly connections: readonly RedisConnection[],
  ) {}

  /** One on stores of its own, which go when it stops. */
  static async alone(overrides: Partial<PolicyWorkerSettings> = {}): Promise<PolicyWorkerFixture> {
    const database = await testDatabase();
    const redis = testRedis();
    const services = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    const fixture = await PolicyWorkerFixture.start(services, overrides);
    fixture.dropStores = async () => {
      await database.drop();
      await redis.cleanUp();
    };
    return fixture;
  }

  static async start(
    services: FixtureServices,
    overrides: Partial<PolicyWorkerSettings> = {},
  ): Promise<PolicyWorkerFixture> {
    const settings: PolicyWorkerSettings = {
      ...services,
      logLevel: 'silent',
      decisions: DEFAULT_POLICY_SETTINGS,
      suggestionTtlDays: 14,
      actionsRetentionDays: 0,
      requireDistinctApprover: false,
      approvalsRequired: 1,
      replayLimitMs: 60_000,
      replayMemoryMb: 1_024,
      concurrency: 8,
      adminToken: null,
      enrolmentToken: null,
      ...overrides,
    };
    const running = await startPolicyWorker(settings, createLogger('policy-worker', 'silent'));
    const connection = producerConnection(services.redisUrl, () => undefined);
    const eventsConnection = workerConnection(services.redisUrl, () => undefined);
    await Promise.all([redisReady(connection, 5_000), redisReady(eventsConnection, 5_000)]);
    const producer = new JobProducer({ connection, eventsConnection, prefix: services.redisPrefix });
    const connections = [connection, eventsConnection];
    const fixture = new PolicyWorkerFixture(services, running, producer, connections);
    for (const operator of [ADA, BOB, EVE, ROOT]) await fixture.enrol(operator);
    return fixture;
  }

  async stop(): Promise<void> {
    await this.running.app.close();
    await this.producer.close();
    for (const connection of this.connections) connection.disconnect();
    await this.dropStores();
  }

  /** Gives an operator a token in force. */
  async enrol({ id, name, role }: OperatorPrincipal): Promise<OperatorPrincipal> {
    await new TokenStore().insert(this.database.manager, {
      ...{ id, name, role, kind: 'operator', hash: hashToken(id) },
      ...{ createdBy: 'test', createdAt: new Date() },
    });
    return { kind: 'operator', id, name, role };
  }

  get databaseUrl(): string {
    return this.services.databaseUrl;
  }

  get jobs(): JobProducer {
    return this.producer;
  }

  get database(): DataSource {
    return this.running.app.get(DataSource);
  }

  get overlaps(): OverlapFinder {
    return this.running.app.get(OverlapFinder);
  }

  /** One delivery of a command. With the `commandId` of an earlier one it is a redelivery. */
  async send<N extends CommandName>(name: N, payload: Body<N>): Promise<CommandResult> {
    const whole = { commandId: randomUUID(), actor: ADA, comment: 'because', ...payload };
    const answer = await this.producer.addAndWait(name, whole as unknown as PayloadOf<N>, {
      withinMs: 20_000,
      jobId: randomUUID(),
    });
    return answer;
  }

  /** One command carried out by this very worker, without the queue in between. */
  async carryOut<N extends CommandName>(name: N, payload: Body<N>): Promise<CommandResult> {
    const whole = { commandId: randomUUID(), actor: ADA, comment: 'because', ...payload };
    const handle = this.running.app.get(PolicyCommands).handlers[name] as (
      payload: unknown,
    ) => Promise<CommandResult>;
    return handle(whole);
  }

  /** What a command answers that must be done. */
  async done<T>(sent: Promise<CommandResult>): Promise<T> {
    const result = await sent;
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
    return result.body as T;
  }

  /** The problem of a command that must be refused. */
  async refused(sent: Promise<CommandResult>): Promise<Problem> {
    const result = await sent;
    if (result.ok) throw new Error(`not refused: ${JSON.stringify(result.body)}`);
    return result.problem;
  }

  async propose(diff: Diff, payload: Body<'propose'> = {}): Promise<string> {
    const sent = this.send('propose', { suggestionId: randomUUID(), diff: diff as object, ...payload });
    return (await this.done<{ suggestionId: string }>(sent)).suggestionId;
  }

  async apply(suggestionId: string, payload: Body<'apply'> = {}): Promise<number> {
    const sent = this.send('apply', { suggestionId, confirmation: 'APPLY', ...payload });
    return (await this.done<{ version: number }>(sent)).version;
  }

  /** Proposes and applies. */
  async change(diff: Diff): Promise<number> {
    return this.apply(await this.propose(diff, { actor: ROOT }), { actor: ROOT });
  }

  async rollback(version: number): Promise<number> {
    const sent = this.send('rollback', { version, confirmation: 'ROLLBACK', actor: ROOT });
    return (await this.done<{ version: number }>(sent)).version;
  }

  async restore(version: number): Promise<number> {
    const sent = this.send('restore', { version, confirmation: 'RESTORE', actor: ROOT });
    return (await this.done<{ version: number }>(sent)).version;
  }

  async policy(version?: number): Promise<PolicySnapshot> {
    return new PolicyReader().snapshot(this.database.manager, version);
  }

  async audit(): Promise<readonly AuditRow[]> {
    return this.sql<AuditRow>('SELECT * FROM audit_events ORDER BY seq');
  }

  async verify(): Promise<AuditVerification> {
    return verifyAudit(this.database.manager);
  }

  async sql<T>(text: string, parameters: unknown[] = []): Promise<readonly T[]> {
    return this.database.query<T[]>(text, parameters);
  }

  async statusOf(suggestionId: string): Promise<string | undefined> {
    const rows = await this.sql<{ status: string }>('SELECT status FROM suggestions WHERE id = $1', [
      suggestionId,
    ]);
    return rows[0]?.status;
  }
}
