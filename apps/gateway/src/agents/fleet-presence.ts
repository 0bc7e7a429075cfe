import { Inject, Injectable } from '@nestjs/common';
import { AGENT_STATUSES, REDIS_KEYS, type AgentStatus } from '@bylaw/contracts';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';

/** What an agent's heartbeats said. */
export interface Presence {
  /** When it beat last, in ms; null when it is offline. */
  readonly heartbeatAt: number | null;
  readonly status: AgentStatus | null;
  readonly policyVersion: number | null;
}

/** Reads from Redis what the hubs heard: an agent is online exactly if it is in the sorted set of heartbeats. */
@Injectable()
export class FleetPresence {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** How many agents are online. */
  async onlineCount(): Promise<number> {
    return this.stores.redis.zcard(`${this.settings.redisPrefix}:${REDIS_KEYS.heartbeats}`);
  }

  /** The presence of each agent, in the order of the ids. */
  async of(ids: readonly string[]): Promise<Presence[]> {
    if (ids.length === 0) return [];
    const { redisPrefix } = this.settings;
    const [scores, statuses] = await Promise.all([
      this.stores.redis.zmscore(`${redisPrefix}:${REDIS_KEYS.heartbeats}`, ...ids),
      this.stores.redis.hmget(`${redisPrefix}:${REDIS_KEYS.agentStatus}`, ...ids),
    ]);
    return ids.map((_, index) => ({
      heartbeatAt: toNumber(scores[index]),
      ...parseStatus(statuses[index] ?? null),
    }));
  }
}

function toNumber(score: string | null | undefined): number | null {
  return score === null || score === undefined ? null : Number(score);
}

function parseStatus(text: string | null): Pick<Presence, 'status' | 'policyVersion'> {
  const said = text === null ? {} : (JSON.parse(text) as { status?: unknown; policyVersion?: unknown });
  return {
    status: AGENT_STATUSES.find((status) => status === said.status) ?? null,
    policyVersion: typeof said.policyVersion === 'number' ? said.policyVersion : null,
  };
}
