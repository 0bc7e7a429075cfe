import type { AgentPrincipal, AgentStatus, EnrolmentPrincipal } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { announce } from '../announce.js';
import type { AuditTrail } from '../audit/audit-trail.js';

/** An agent that registers. Of its token there is only the hash (I12). */
export interface NewAgent {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly tokenHash: string;
  readonly registeredAt: Date;
  /** Whose enrolment token it showed. */
  readonly registeredWith: EnrolmentPrincipal;
}

/** Whoever holds a token that the hub takes. */
export type TokenBearer =
  | { readonly principal: AgentPrincipal; readonly quarantined: boolean }
  | { readonly principal: EnrolmentPrincipal };

/** An agent whose standing is not the ordinary one. */
export interface AgentStanding {
  readonly id: string;
  readonly removed: boolean;
  readonly quarantined: boolean;
}

/** What was last heard of an agent that fell silent. */
export interface LastHeartbeat {
  readonly id: string;
  readonly at: Date;
  readonly status: AgentStatus;
  readonly policyVersion: number | null;
}

interface BearerRow {
  readonly kind: 'agent' | 'enrolment';
  readonly id: string;
  readonly name: string;
  readonly quarantined: boolean;
}

/** The durable registry of agents. Every method works in the transaction of the manager that it is given. */
export class AgentRegistry {
  constructor(private readonly audit: AuditTrail) {}

  /** Stores a new agent, with its audit event (I6) and its news. */
  async register(manager: EntityManager, agent: NewAgent): Promise<void> {
    await manager.query(
      `INSERT INTO agents (id, name, labels, token_hash, registered_at, registered_with)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        agent.id,
        agent.name,
        JSON.stringify(agent.labels),
        agent.tokenHash,
        agent.registeredAt,
        agent.registeredWith.id,
      ],
    );
    await announce(manager, { type: 'agent.registered', id: agent.id });
    await this.audit.append(manager, {
      actor: agent.registeredWith,
      action: 'agent.register',
      outcome: 'done',
      subject: agent.id,
      details: { name: agent.name },
    });
  }

  /** Ends an agent's registration at its own word. False when that was done before. */
  async unregister(manager: EntityManager, agent: AgentPrincipal, at: Date): Promise<boolean> {
    const [ended] = await manager.query<[unknown[], number]>(
      'UPDATE agents SET removed_at = $2 WHERE id = $1 AND removed_at IS NULL RETURNING id',
      [agent.id, at],
    );
    if (ended.length === 0) return false;
    await announce(manager, { type: 'agent.removed', id: agent.id });
    await this.audit.append(manager, {
      actor: agent,
      action: 'agent.unregister',
      outcome: 'done',
      subject: agent.id,
    });
    return true;
  }

  /** The agent or the holder of an enrolment token that has this token, or null: operators' tokens are unknown here. */
  async bearerOf(manager: EntityManager, tokenHash: string): Promise<TokenBearer | null> {
    const [row] = await manager.query<BearerRow[]>(
      `SELECT 'agent' AS kind, id, name, quarantined FROM agents WHERE token_hash = $1 AND removed_at IS NULL
       UNION ALL
       SELECT 'enrolment', id, name, false FROM tokens
        WHERE hash = $1 AND kind = 'enrolment' AND revoked_at IS NULL`,
      [tokenHash],
    );
    if (!row) return null;
    const { kind, id, name, quarantined } = row;
    return kind === 'agent'
      ? { principal: { kind, id, name }, quarantined }
      : { principal: { kind, id, name } };
  }

  /** Every agent in quarantine, and every one that was removed after `since`. */
  async standings(manager: EntityManager, since: Date): Promise<readonly AgentStanding[]> {
    return manager.query<AgentStanding[]>(
      `SELECT id, removed_at IS NOT NULL AS removed, quarantined FROM agents
        WHERE (quarantined AND removed_at IS NULL) OR removed_at > $1`,
      [since],
    );
  }

  /** Keeps what was last heard of agents that fell silent. Answers the ids of those that are still registered. */
  async recordSilence(
    manager: EntityManager,
    silent: readonly LastHeartbeat[],
  ): Promise<ReadonlySet<string>> {
    const [rows] = await manager.query<[{ id: string; present: boolean }[], number]>(
      `UPDATE agents a
          SET last_heartbeat_at = greatest(a.last_heartbeat_at, s.at), last_status = s.status,
              last_policy_version = s.version
         FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::integer[]) AS s (id, at, status, version)
        WHERE a.id = s.id
       RETURNING a.id, a.removed_at IS NULL AS present`,
      [
        silent.map(({ id }) => id),
        silent.map(({ at }) => at),
        silent.map(({ status }) => status),
        silent.map(({ policyVersion }) => policyVersion),
      ],
    );
    return new Set(rows.filter(({ present }) => present).map(({ id }) => id));
  }
}
