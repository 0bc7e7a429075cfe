import { randomUUID } from 'node:crypto';
import type {
  ActionResponse,
  AskResponse,
  HeartbeatResponse,
  News,
  Problem,
  RegisterAgentResponse,
  ReviewState,
  RuleResponse,
} from '@bylaw/contracts';
import { createLogger, hashToken, newToken } from '@bylaw/platform';
import { DEFAULT_POLICY_SETTINGS, type RuleDraft } from '@bylaw/policy';
import pg from 'pg';
import type { HubSettings } from './hub-settings.js';
import { startHub, type RunningHub } from './start-hub.js';
import { httpCall, type HttpAnswer, type HttpCallOptions } from '@bylaw/testing';

/** Everything that an answer's body may hold; which of it is there is for the test to check. */
export interface AnswerBody
  extends AskResponse, Omit<RegisterAgentResponse, 'status'>, HeartbeatResponse, Problem {
  readonly results: readonly AskResponse[];
  readonly rules: readonly RuleResponse[];
  readonly version: number;
  readonly command: string;
  readonly review: ReviewState | null;
  readonly outcome: ActionResponse['outcome'];
  readonly paths: Readonly<Record<string, unknown>>;
}

/** An answer over HTTP; `body` is an empty object when it isn't JSON. */
export type Answer = HttpAnswer<AnswerBody>;

/** A registered agent. */
export interface TestAgent {
  readonly id: string;
  readonly token: string;
}

const SILENT = createLogger('agent-hub', 'silent');

/** Hubs in this process on the stores of a test, and the owner's hand in the database, as the policy worker's. */
export class HubFixture {
  private readonly hubs: RunningHub[] = [];
  private readonly pool: pg.Pool;
  enrolmentToken = '';

  constructor(private readonly stores: Pick<HubSettings, 'databaseUrl' | 'redisUrl' | 'redisPrefix'>) {
    this.pool = new pg.Pool({ connectionString: stores.databaseUrl, max: 2 });
    this.pool.on('error', () => undefined);
  }

  async start(overrides: Partial<HubSettings> = {}, logger = SILENT): Promise<RunningHub> {
    if (this.enrolmentToken === '') this.enrolmentToken = await this.addToken('enrolment', null);
    const settings: HubSettings = {
      ...this.stores,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      policy: DEFAULT_POLICY_SETTINGS,
      reviewTtlMs: 60_000,
      heartbeatIntervalMs: 5_000,
      policyStalenessMs: 60_000,
      recorders: 2,
      recording: { mode: 'durable', maxItems: 1_000_000, maxBytes: 1e9, replicas: 0 },
      redaction: true,
      ...overrides,
    };
    const hub = await startHub(settings, logger);
    this.hubs.push(hub);
    return hub;
  }

  async stop(hub: RunningHub): Promise<void> {
    this.hubs.splice(this.hubs.indexOf(hub), 1);
    await hub.app.close();
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.hubs.splice(0).map(({ app }) => app.close()));
    await this.pool.end();
  }

  async sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.pool.query<Record<string, unknown>>(text, values)).rows;
  }

  async announce(news: News): Promise<void> {
    await this.sql('SELECT pg_notify($1, $2)', ['bylaw_events', JSON.stringify(news)]);
  }

  async addToken(kind: 'enrolment' | 'operator', role: string | null): Promise<string> {
    const token = newToken(kind);
    await this.sql(
      `INSERT INTO tokens (id, kind, name, role, hash, created_by, created_at) VALUES ($1, $2, $2, $3, $4, 'test', now())`,
      [randomUUID(), kind, role, hashToken(token)],
    );
    return token;
  }

  async register(hub: RunningHub, body: object = {}): Promise<TestAgent> {
    const answer = await call(hub, 'POST', '/v1/agents', { token: this.enrolmentToken, body });
    return answer.body;
  }

  /** Makes the next version out of these rules in place of all others, and says so unless told not to. */
  async enforce(rules: readonly RuleDraft[], { silently = false } = {}): Promise<number> {
    const [state] = await this.sql('SELECT version FROM policy_state');
    const version = Number(state?.['version']) + 1;
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO policy_versions (version, kind, reverts, author, created_at, added, removed)
         VALUES ($1, 'restore', 0, 'test', now(), '{}', '[]')`,
        [version],
      );
      await client.query('UPDATE rule_spans SET removed_in = $1 WHERE removed_in IS NULL', [version]);
      for (const rule of rules) await insertRule(client, rule, version);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    if (!silently) await this.announce({ type: 'version.created', version, kind: 'restore' });
    return version;
  }
}

async function insertRule(client: pg.PoolClient, rule: RuleDraft, version: number): Promise<void> {
  const id = randomUUID();
  const { pattern, effect, tool = null, target = 'command', mode = 'enforce', locked = false } = rule;
  await client.query(
    `INSERT INTO rules (id, pattern, effect, tool, target, mode, locked, reason, added_by, added_at, added_in_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'test', now(), $9)`,
    [id, pattern, effect, tool, target, mode, locked, rule.reason ?? null, version],
  );
  await client.query('INSERT INTO rule_spans (rule_id, added_in) VALUES ($1, $2)', [id, version]);
}

/** Calls a hub; a body that is text or bytes is sent as it is. */
export function call(
  hub: Pick<RunningHub, 'url'>,
  method: string,
  path: string,
  options?: HttpCallOptions,
): Promise<Answer> {
  return httpCall(hub.url, method, path, options);
}
