import { Inject, Injectable } from '@nestjs/common';
import type { AgentResponse, AgentStatus, Liveness } from '@bylaw/contracts';
import { AgentReader, type RegisteredAgent } from '@bylaw/persistence';
import { isoTime } from '@bylaw/platform';
import { FleetPresence, type Presence } from './fleet-presence.js';

/** Which agents are asked for; every part that is set must hold. */
export interface FleetFilter {
  readonly liveness?: Liveness;
  readonly status?: AgentStatus;
  readonly quarantined?: boolean;
  /** A part of the name, in whatever case, or the whole id. */
  readonly q?: string;
}

/** Agents looked at together while a filter is searched for. */
const BATCH = 500;

/** The agents as screens show them: the registry in Postgres joined with the heartbeats in Redis. */
@Injectable()
export class Fleet {
  constructor(
    @Inject(AgentReader) private readonly agents: AgentReader,
    @Inject(FleetPresence) private readonly presence: FleetPresence,
  ) {}

  /** Up to `limit` agents before the id, newest first. */
  async list(
    filter: FleetFilter,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<AgentResponse[]> {
    const found: AgentResponse[] = [];
    const filtered = filter.liveness !== undefined || filter.status !== undefined;
    const batch = filtered ? BATCH : page.limit;
    let { before } = page;
    for (;;) {
      const registered = await this.agents.list({ before, limit: batch }, filter);
      const shown = await this.withPresence(registered);
      found.push(...shown.filter((agent) => isWanted(agent, filter)));
      before = registered.at(-1)?.id ?? null;
      if (found.length >= page.limit || registered.length < batch) return found.slice(0, page.limit);
    }
  }

  /** One agent, or null when it is unknown or has left. */
  async find(id: string): Promise<AgentResponse | null> {
    const agent = await this.agents.find(id);
    return agent ? ((await this.withPresence([agent]))[0] ?? null) : null;
  }

  private async withPresence(agents: readonly RegisteredAgent[]): Promise<AgentResponse[]> {
    const presences = await this.presence.of(agents.map((agent) => agent.id));
    return agents.flatMap((agent, index) => {
      const presence = presences[index];
      return presence ? [show(agent, presence)] : [];
    });
  }
}

function isWanted(agent: AgentResponse, { liveness, status }: FleetFilter): boolean {
  return (
    (liveness === undefined || agent.liveness === liveness) &&
    (status === undefined || agent.status === status)
  );
}

/** An agent whose action is held can't go on, whatever it said last: it is blocked. */
function show(agent: RegisteredAgent, presence: Presence): AgentResponse {
  const { heartbeatAt } = presence;
  return {
    id: agent.id,
    name: agent.name,
    labels: agent.labels,
    status: agent.held ? 'blocked' : (presence.status ?? agent.lastStatus),
    liveness: heartbeatAt === null ? 'offline' : 'online',
    lastHeartbeatAt: heartbeatAt === null ? agent.lastHeartbeatAt : isoTime(heartbeatAt),
    lastAction: agent.lastAction,
    lastScore: agent.lastScore,
    quarantined: agent.quarantined,
    quarantine: agent.quarantine,
    registeredAt: agent.registeredAt,
    policyVersion: presence.policyVersion ?? agent.lastPolicyVersion,
  };
}
