import type { AgentResponse, AgentStatus, Effect } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions, containing } from '../conditions.js';

/** What Postgres knows of an agent; heartbeats since are in Redis. */
export interface RegisteredAgent {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The agent's own word, as it was when it went offline. */
  readonly lastStatus: AgentStatus;
  readonly lastHeartbeatAt: string | null;
  readonly lastPolicyVersion: number | null;
  readonly quarantined: boolean;
  readonly quarantine: AgentResponse['quarantine'];
  readonly registeredAt: string;
  /** An action of this agent waits for a verdict. */
  readonly held: boolean;
  readonly lastAction: AgentResponse['lastAction'];
  readonly lastScore: number | null;
}

interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly last_status: AgentStatus;
  readonly last_heartbeat_at: Date | null;
  readonly last_policy_version: number | null;
  readonly quarantined: boolean;
  readonly quarantine_reason: string | null;
  readonly quarantined_by: string | null;
  readonly quarantined_at: Date | null;
  readonly registered_at: Date;
  readonly held: boolean;
  readonly action_id: string | null;
  readonly action_tool: string;
  readonly action_command: string;
  readonly action_decision: Effect | null;
  readonly action_ts: Date;
  readonly last_score: number | null;
}

/** Which registered agents are asked for; every part that is set must hold. */
export interface RegisteredFilter {
  readonly quarantined?: boolean;
  /** A part of the name, in whatever case, or the whole id. */
  readonly q?: string;
}

/** The registry of agents as screens show it. */
export class AgentReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` registered agents before `before`, newest first. */
  async list(
    page: { readonly before: string | null; readonly limit: number },
    { quarantined, q }: RegisteredFilter = {},
  ): Promise<RegisteredAgent[]> {
    const where = new Conditions().add('g.id < ?', page.before).add('g.quarantined = ?', quarantined);
    if (q !== undefined) where.addAll('g.name ILIKE ? OR g.id::text = ?', [containing(q), q.toLowerCase()]);
    return this.select(where, page.limit);
  }

  /** One registered agent, or null when it is unknown or has left. */
  async find(id: string): Promise<RegisteredAgent | null> {
    return (await this.select(new Conditions().add('g.id = ?', id), 1))[0] ?? null;
  }

  private async select(where: Conditions, limit: number): Promise<RegisteredAgent[]> {
    where.addAll('g.removed_at IS NULL', []);
    const rows = await this.database.query<AgentRow[]>(
      `SELECT g.id, g.name, g.labels, g.last_status, g.last_heartbeat_at, g.last_policy_version, g.quarantined,
         g.quarantine_reason, g.quarantined_by, g.quarantined_at, g.registered_at,
         EXISTS (SELECT 1 FROM reviews r
                  WHERE r.agent_id = g.id AND r.status = 'held' AND r.expires_at > now()) AS held,
         a.id AS action_id, a.tool AS action_tool, a.command AS action_command, a.decision AS action_decision,
         a.ts AS action_ts, s.score AS last_score
       FROM agents g
       LEFT JOIN LATERAL (SELECT id, tool, command, decision, ts FROM actions
                           WHERE agent_id = g.id ORDER BY ts DESC, id DESC LIMIT 1) a ON true
       LEFT JOIN LATERAL (SELECT score FROM action_outcomes
                           WHERE agent_id = g.id AND score IS NOT NULL ORDER BY action_id DESC LIMIT 1) s ON true
       ${where.where} ORDER BY g.id DESC LIMIT ${where.placeholder(limit)}`,
      where.values,
    );
    return rows.map(show);
  }
}

function show(row: AgentRow): RegisteredAgent {
  return {
    id: row.id,
    name: row.name,
    labels: row.labels,
    lastStatus: row.last_status,
    lastHeartbeatAt: row.last_heartbeat_at?.toISOString() ?? null,
    lastPolicyVersion: row.last_policy_version,
    quarantined: row.quarantined,
    quarantine: quarantineOf(row),
    registeredAt: row.registered_at.toISOString(),
    held: row.held,
    lastAction:
      row.action_id === null
        ? null
        : {
            id: row.action_id,
            tool: row.action_tool,
            command: row.action_command,
            decision: row.action_decision,
            ts: row.action_ts.toISOString(),
          },
    lastScore: row.last_score,
  };
}

function quarantineOf(row: AgentRow): AgentResponse['quarantine'] {
  const { quarantine_reason: reason, quarantined_by: by, quarantined_at: at } = row;
  return reason === null || by === null || at === null ? null : { reason, by, at: at.toISOString() };
}
