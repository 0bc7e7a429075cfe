import { randomUUID } from 'node:crypto';
import type { News, Role } from '@bylaw/contracts';
import { createLogger, hashToken, newToken } from '@bylaw/platform';
import { DEFAULT_POLICY_SETTINGS, type RuleDraft } from '@bylaw/policy';
import pg from 'pg';
import type { GatewaySettings } from './gateway-settings.js';
import { startGateway, type RunningGateway } from './start-gateway.js';
import { httpCall, type HttpAnswer, type HttpCallOptions } from '@bylaw/testing';

/** One item of a list, whatever it lists; which of it is there is for the test to check. */
export interface AnswerItem {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly status: string;
  readonly pattern: string;
  readonly command: string;
  readonly actor: unknown;
  readonly addedRules: readonly { readonly id: string }[];
}

/** Everything that an answer's body may hold; which of it is there is for the test to check. */
export interface AnswerBody {
  readonly id: string;
  readonly code: string;
  readonly token: string;
  readonly url: string;
  readonly expiresAt: string;
  readonly csrfToken: string;
  readonly commandId: string;
  readonly location: string;
  readonly version: number;
  readonly hubs: readonly unknown[];
  readonly policyVersion: number;
  readonly matched: readonly unknown[];
  readonly explanation: readonly unknown[];
  readonly forms: readonly unknown[];
  readonly items: readonly AnswerItem[];
  readonly nextCursor: string | null;
  readonly errors?: readonly { readonly path: string; readonly line: number }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
}

/** An answer over HTTP; `body` is an empty object when it isn't JSON. */
export type Answer = HttpAnswer<AnswerBody>;

type Values = Readonly<Record<string, unknown>>;

/** A gateway in this process on the stores of a test, and the owner's hand in the database, as the workers'. */
export class GatewayFixture {
  private readonly gateways: RunningGateway[] = [];
  private readonly pool: pg.Pool;

  constructor(readonly stores: Pick<GatewaySettings, 'databaseUrl' | 'redisUrl' | 'redisPrefix'>) {
    this.pool = new pg.Pool({ connectionString: stores.databaseUrl, max: 2 });
  }

  async start(overrides: Partial<GatewaySettings> = {}): Promise<RunningGateway> {
    const settings: GatewaySettings = {
      ...this.stores,
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      logLevel: 'silent',
      policy: DEFAULT_POLICY_SETTINGS,
      commandWaitMs: 300,
      approvalsRequired: 1,
      replayWaitMs: 300,
      redaction: true,
      consoleDir: '/nonexistent',
      ...overrides,
    };
    const gateway = await startGateway(settings, createLogger('gateway', settings.logLevel));
    this.gateways.push(gateway);
    return gateway;
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.gateways.splice(0).map(({ app }) => app.close()));
    await this.pool.end();
  }

  async sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return (await this.pool.query<Record<string, unknown>>(text, values)).rows;
  }

  /** Inserts a row; what is not text, number or null is written as JSON, but for arrays and times. */
  async insert(table: string, row: Values): Promise<void> {
    const values = Object.values(row).map((value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
        ? JSON.stringify(value)
        : value,
    );
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    await this.sql(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places})`, values);
  }

  async announce(news: News): Promise<void> {
    await this.sql('SELECT pg_notify($1, $2)', ['bylaw_events', JSON.stringify(news)]);
  }

  async operator(role: Role, name: string = role): Promise<{ id: string; token: string }> {
    return this.addToken({ kind: 'operator', role, name });
  }

  async addToken(token: { kind: 'operator' | 'enrolment'; role: Role | null; name: string }) {
    const secret = newToken(token.kind);
    const id = randomUUID();
    const hash = hashToken(secret);
    await this.insert('tokens', { id, ...token, hash, created_by: 'test', created_at: new Date() });
    return { id, token: secret };
  }

  async addAgent(name: string, values: Values = {}): Promise<{ id: string; token: string }> {
    const token = newToken('agent');
    const id = randomUUID();
    await this.insert('agents', {
      id,
      name,
      labels: {},
      token_hash: hashToken(token),
      registered_at: new Date(),
      registered_with: randomUUID(),
      ...values,
    });
    return { id, token };
  }

  /** Makes the next version, which adds these rules and removes the others named. */
  async addVersion(rules: readonly RuleDraft[], removed: readonly string[] = []): Promise<string[]> {
    const [state] = await this.sql('SELECT version FROM policy_state');
    const version = Number(state?.['version']) + 1;
    const ids = rules.map(() => randomUUID());
    const head = { version, kind: 'restore', reverts: 0, author: 'ada', comment: 'because' };
    await this.insert('policy_versions', { ...head, created_at: new Date(), added: ids, removed: '[]' });
    for (const [index, rule] of rules.entries()) {
      const { score, ...rest } = rule;
      const defaults = { target: 'command', mode: 'enforce', locked: false };
      const added = { added_by: 'ada', added_at: new Date(), added_in_version: version };
      await this.insert('rules', {
        id: ids[index],
        ...defaults,
        ...rest,
        confidence: score ?? null,
        ...added,
      });
      await this.insert('rule_spans', { rule_id: ids[index], added_in: version });
    }
    await this.sql('UPDATE rule_spans SET removed_in = $1 WHERE rule_id = ANY($2)', [version, removed]);
    return ids;
  }

  async addAction(values: Values = {}): Promise<string> {
    const id = randomUUID();
    const action = { id, ts: new Date(), source: 'agent', tool: 'shell', command: 'ls', ...values };
    await this.insert('actions', action);
    return action.id;
  }

  async addSuggestion(values: Values = {}): Promise<string> {
    const id = randomUUID();
    const now = new Date();
    await this.insert('suggestions', {
      id,
      proposed_by: 'trainer',
      proposer: { kind: 'trainer', id: 'trainer', name: 'trainer' },
      proposed_at: now,
      diff: { add: [], remove: [], meta: {} },
      content_hash: id,
      base_version: 0,
      expires_at: new Date(now.getTime() + 86_400_000),
      ...values,
    });
    return id;
  }
}

/** Calls a gateway; a body that is text or bytes is sent as it is. */
export function call(
  gateway: Pick<RunningGateway, 'url'>,
  method: string,
  path: string,
  options?: HttpCallOptions,
): Promise<Answer> {
  return httpCall(gateway.url, method, path, options);
}
