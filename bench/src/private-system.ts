import { LIMITS } from '@bylaw/contracts';
import { startPostgres, startRedis } from '@bylaw/local-services';
import { migrate } from '@bylaw/persistence';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ChildApp } from './child-app.js';

const LAST_LINES = 10;

/** A system that only the benchmark uses: services and apps of its own, and no data when it stops. */
export class PrivateSystem {
  /** Ids of the processes, but for the bare peers; of Postgres the one that starts the others. */
  readonly pids = new Map<string, number>();
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly stateDir: string;
  private env: NodeJS.ProcessEnv = {};
  /** An operator's, of the role admin. */
  readonly adminToken = `bylaw_op_${randomBytes(32).toString('base64url')}`;
  private readonly enrolmentToken = `bylaw_enr_${randomBytes(32).toString('base64url')}`;
  postgresUrl = '';
  redisUrl = '';
  hubUrl = '';
  hubPid = 0;
  gatewayUrl = '';
  gatewayPid = 0;
  policyWorkerPid = 0;
  bareUrl = '';
  bareHubUrl = '';

  constructor(private readonly projectDir: string) {
    this.stateDir = join(projectDir, '.bylaw', 'bench');
  }

  /** Starts Postgres and Redis as `npm start` does (both write to disk), the apps, and the bare peer. */
  async start(): Promise<void> {
    rmSync(this.stateDir, { recursive: true, force: true });
    mkdirSync(this.stateDir, { recursive: true });
    const postgres = await startPostgres({
      dataDir: join(this.stateDir, 'postgres'),
      projectDir: this.projectDir,
    });
    this.stops.push(() => postgres.stop());
    const redis = await startRedis({
      dataDir: join(this.stateDir, 'redis'),
      packagesDir: join(this.projectDir, '.bylaw', 'redis', 'packages'),
      searchPath: process.env['PATH'] ?? '',
    });
    this.stops.push(() => redis.stop());
    this.redisUrl = redis.url;
    this.postgresUrl = postgres.url;
    this.redisUrl = redis.url;
    this.pids.set('postgres', postgres.pid).set('redis', redis.pid);
    await migrate(postgres.url);
    this.env = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      GATEWAY_PORT: '0',
      HUB_PORT: '0',
      BYLAW_ADMIN_TOKEN: this.adminToken,
      BYLAW_ENROLMENT_TOKEN: this.enrolmentToken,
    };
    this.policyWorkerPid = (await this.startApp('policy-worker')).pid;
    const gateway = await this.startApp('gateway');
    this.gatewayUrl = gateway.url;
    this.gatewayPid = gateway.pid;
    const hub = await this.startApp('agent-hub');
    this.hubUrl = hub.url;
    this.hubPid = hub.pid;
    const bare = await this.startScript(join(import.meta.dirname, 'bare-server.js'));
    this.bareUrl = bare.url;
  }

  /** Starts a hub that does nothing but carry actions to Postgres. */
  async startBareHub(): Promise<void> {
    this.bareHubUrl = (await this.startScript(join(import.meta.dirname, 'bare-hub.js'))).url;
  }

  /** Starts one more of the apps. */
  async startApp(name: string): Promise<ChildApp> {
    const app = await this.startScript(join(this.projectDir, 'apps', name, 'dist/bundle/main.js'));
    this.pids.set(name, app.pid);
    return app;
  }

  /**
   * Adds deny rules, in the way that every rule is added, as many to a diff as one may hold, and waits until the hub
   * enforces them all.
   */
  async adoptRules(patterns: readonly string[]): Promise<void> {
    for (let at = 0; at < patterns.length; at += LIMITS.diffRules) {
      await this.adopt(patterns.slice(at, at + LIMITS.diffRules));
    }
  }

  private async adopt(patterns: readonly string[]): Promise<void> {
    const add = patterns.map(denied);
    const { id } = await this.ask<{ id: string }>('POST', '/v1/suggestions', { diff: { add } });
    const approval = { confirmation: 'APPLY', comment: 'for the benchmark' };
    const { version } = await this.ask<{ version: number }>('POST', `/v1/suggestions/${id}/apply`, approval);
    for (;;) {
      const { complete } = await this.ask<{ complete: boolean }>('GET', `/v1/versions/${version}/rollout`);
      if (complete) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** What denying these patterns would have changed about what was recorded. */
  async replay(patterns: readonly string[]): Promise<{ replayed: number; flipped: number }> {
    return this.ask('POST', '/v1/replays', { diff: { add: patterns.map(denied) } });
  }

  /** The token of a new agent. */
  async registerAgent(): Promise<string> {
    const { token } = await call<{ token: string }>(
      `${this.hubUrl}/v1/agents`,
      this.enrolmentToken,
      'POST',
      {},
    );
    return token;
  }

  /** The last lines that the apps have written. */
  lastLines(): string {
    const log = join(this.stateDir, 'apps.log');
    if (!existsSync(log)) return '';
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
  }

  /** Stops everything, last started first, and removes the data. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0).reverse()) await stop();
    rmSync(this.stateDir, { recursive: true, force: true });
  }

  /** Asks the gateway as an admin. @throws Error when it refuses */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call<T>(`${this.gatewayUrl}${path}`, this.adminToken, method, body);
  }

  private async startScript(script: string): Promise<ChildApp> {
    const app = await ChildApp.start(script, this.env, join(this.stateDir, 'apps.log'));
    this.stops.push(() => app.stop());
    return app;
  }
}

function denied(pattern: string): object {
  return { pattern, effect: 'deny' };
}

async function call<T>(url: string, token: string, method: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
