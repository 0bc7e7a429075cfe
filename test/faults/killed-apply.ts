import { QUEUES } from '@bylaw/contracts';
import {
  testDatabase,
  testRedis,
  until,
  withClient,
  type TestDatabase,
  type TestRedis,
} from '@bylaw/testing';
import { Queue } from 'bullmq';
import { GatewayFixture, call, type Answer } from '../../apps/gateway/src/gateway.fixture.js';
import type { RunningGateway } from '../../apps/gateway/src/start-gateway.js';
import type { ApplyStep, HeldApply } from './apply-steps.js';
import { heldUpBy } from './held-up.js';
import { WorkerProcess } from './worker-process.js';

const WITHIN_MS = 25_000;

/** All that there is of one apply, in the database and at the API. */
export interface ApplyTraces {
  /** What whoever asks `GET /v1/commands/:id` is told in the end. */
  readonly told: unknown;
  readonly suggestion: unknown;
  readonly versions: readonly unknown[];
  readonly activeRules: number;
  readonly events: readonly unknown[];
  readonly answers: number;
  readonly currentVersion: number;
}

/** A gateway in this process and a policy worker in another, which is killed again and again. */
export class KilledApplies {
  private worker: WorkerProcess;
  private applies = 0;

  private constructor(
    private readonly database: TestDatabase,
    private readonly redis: TestRedis,
    private readonly fixture: GatewayFixture,
    private readonly gateway: RunningGateway,
    private readonly token: string,
  ) {
    this.worker = new WorkerProcess(fixture.stores);
  }

  static async open(): Promise<KilledApplies> {
    const [database, redis] = [await testDatabase(), testRedis()];
    const stores = { databaseUrl: database.url, redisUrl: redis.url, redisPrefix: redis.prefix };
    const fixture = new GatewayFixture(stores);
    const gateway = await fixture.start();
    const { token } = await fixture.operator('admin', 'ada');
    return new KilledApplies(database, redis, fixture, gateway, token);
  }

  async close(): Promise<void> {
    await this.worker.kill();
    await this.fixture.stopAll();
    await this.database.drop();
    await this.redis.cleanUp();
  }

  /** Has the policy worker killed at this point of an apply, starts another, and tells what became of the apply. */
  async killedAt(step: ApplyStep): Promise<ApplyTraces> {
    this.applies += 1;
    const pattern = `^never-${this.applies}`;
    const suggestionId = await this.propose(pattern);
    const queue = new Queue(QUEUES.policyCommands, {
      connection: { url: this.redis.url },
      prefix: this.redis.prefix,
    });
    try {
      // Nobody takes it before everything is in place.
      await queue.pause();
      const { commandId } = await this.apply(suggestionId);
      const apply = { commandId, suggestionId };
      await withClient(this.database.url, async (holder) => {
        await step.holdUp(holder, apply);
        await queue.resume();
        await heldUpBy(holder, this.database.url, WITHIN_MS);
        if (step.committed) this.worker.freeze();
        else await this.worker.kill();
      });
      if (step.committed) {
        await until(async () => (await this.answers(apply)) === 1, WITHIN_MS);
        await this.worker.kill();
      }
      this.worker = new WorkerProcess(this.fixture.stores);
      return await this.traces(apply, pattern);
    } finally {
      await queue.close();
    }
  }

  private async propose(pattern: string): Promise<string> {
    const answer = await this.as('POST', '/v1/suggestions', { diff: { add: [{ pattern, effect: 'deny' }] } });
    if (answer.status === 201) return answer.body.id;
    const { body } = (await this.settled(answer.body.commandId)) as { body: { suggestionId: string } };
    return body.suggestionId;
  }

  private async apply(suggestionId: string): Promise<{ readonly commandId: string }> {
    const confirmed = { confirmation: 'APPLY', comment: 'because' };
    const { status, body } = await this.as('POST', `/v1/suggestions/${suggestionId}/apply`, confirmed);
    if (status !== 202) throw new Error(`The apply was to wait, and was answered ${status}`);
    return body;
  }

  private async settled(commandId: string): Promise<unknown> {
    return until(async () => {
      const { body } = await this.as('GET', `/v1/commands/${commandId}`);
      return (body as unknown as { status: string }).status !== 'queued' && body;
    }, WITHIN_MS);
  }

  private async answers({ commandId }: HeldApply): Promise<number> {
    return (await this.fixture.sql('SELECT 1 FROM commands WHERE id = $1', [commandId])).length;
  }

  private async traces(apply: HeldApply, pattern: string): Promise<ApplyTraces> {
    const { commandId, suggestionId } = apply;
    const told = await this.settled(commandId);
    const sql = (text: string, value: unknown) => this.fixture.sql(text, [value]);
    const [state] = await this.fixture.sql('SELECT version FROM policy_state');
    return {
      told,
      suggestion: (
        await sql('SELECT status, applied_version FROM suggestions WHERE id = $1', suggestionId)
      )[0],
      versions: await sql('SELECT version, kind FROM policy_versions WHERE suggestion_id = $1', suggestionId),
      activeRules: (
        await sql(
          'SELECT 1 FROM rules JOIN rule_spans ON rule_id = id WHERE removed_in IS NULL AND pattern = $1',
          pattern,
        )
      ).length,
      events: await sql('SELECT action, outcome FROM audit_events WHERE command_id = $1', commandId),
      answers: await this.answers(apply),
      currentVersion: Number(state?.['version']),
    };
  }

  private as(method: string, path: string, body?: unknown): Promise<Answer> {
    return call(this.gateway, method, path, { token: this.token, body });
  }

  /** Does the chain of the audit hold? */
  async auditHolds(): Promise<boolean> {
    const { body } = await this.as('GET', '/v1/audit/verify');
    return (body as unknown as { valid: boolean }).valid;
  }
}
