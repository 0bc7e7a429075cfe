import { setTimeout as sleep } from 'node:timers/promises';
import { until, type SystemState } from '@bylaw/testing';
import type pg from 'pg';
import { Caller } from './http.js';

const STORED_WITHIN_MS = 15_000;

interface AskAnswer {
  readonly id: string;
  readonly code: string;
  readonly decision?: string;
}

/** Agents that ask again and again, whatever they are answered, and note it. */
export class RestlessAgents {
  /** Ids of what was answered 200. */
  readonly acknowledged: string[] = [];
  /** All other answers: status, code and decision. */
  readonly refusals: string[] = [];
  private isOver = false;

  private constructor(private readonly asking: Promise<unknown>[]) {}

  /** So many, shared out among the hubs, which begin at once. */
  static async start({ hubUrls, enrolmentToken }: SystemState, count: number): Promise<RestlessAgents> {
    const agents = new RestlessAgents([]);
    for (let n = 0; n < count; n += 1) {
      const hubUrl = hubUrls[n % hubUrls.length] ?? '';
      const { body } = await new Caller(hubUrl, enrolmentToken).post<{ token: string }>('/v1/agents');
      agents.asking.push(agents.askOn(new Caller(hubUrl, body.token)));
    }
    return agents;
  }

  /** Ends them; resolves when all are answered. */
  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.asking);
  }

  /** Resolves when all that was acknowledged is in Postgres. @throws Error when it takes too long */
  async areStored(database: pg.Pool): Promise<void> {
    await until(async () => {
      const { rows } = await database.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM actions WHERE id = ANY($1)',
        [this.acknowledged],
      );
      return rows[0]?.n === new Set(this.acknowledged).size;
    }, STORED_WITHIN_MS);
  }

  private async askOn(agent: Caller): Promise<void> {
    for (let n = 0; !this.isOver; n += 1) {
      const { status, body } = await agent.post<AskAnswer>('/v1/actions', { command: `rm -rf /tmp/${n}` });
      if (status === 200) this.acknowledged.push(body.id);
      else {
        this.refusals.push(`${status} ${body.code} ${String(body.decision)}`);
        await sleep(20);
      }
    }
  }
}
