import { Inject, Injectable } from '@nestjs/common';
import { DomainError, REDIS_KEYS, type AgentStatus } from '@bylaw/contracts';
import type { RedisConnection } from '@bylaw/jobs';
import type { LastHeartbeat } from '@bylaw/persistence';
import { LOGGER, type Logger } from '@bylaw/platform';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { MicroBatcher } from '../micro-batcher.js';
import { RecordingGate } from '../recording/recording-gate.js';

interface Beat {
  readonly agentId: string;
  /** Undefined: as it was. */
  readonly status: AgentStatus | undefined;
  readonly policyVersion: number;
}

/** A silent agent, with the score that it was found by. */
export interface SilentAgent extends LastHeartbeat {
  readonly score: string;
}

/** One clock, that of Redis, serves all hubs. */
const BEAT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 1, #ARGV, 3 do
  local status = ARGV[i + 1]
  if status == '' then
    local known = redis.call('HGET', KEYS[2], ARGV[i])
    status = known and cjson.decode(known).status or 'idle'
  end
  redis.call('ZADD', KEYS[1], now, ARGV[i])
  redis.call('HSET', KEYS[2], ARGV[i], '{"status":"' .. status .. '","policyVersion":' .. ARGV[i + 2] .. '}')
end`;

const FIND_SILENT = `
local time = redis.call('TIME')
local before = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1]
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', before, 'WITHSCORES', 'LIMIT', 0, ARGV[2])
local answer = {}
for i = 1, #found, 2 do
  answer[#answer + 1] = { found[i], found[i + 1], redis.call('HGET', KEYS[2], found[i]) or '' }
end
return answer`;

/** An agent that beat meanwhile has another score, and stays. */
const REMOVE_SILENT = `
local removed = {}
for i = 1, #ARGV, 2 do
  if redis.call('ZSCORE', KEYS[1], ARGV[i]) == ARGV[i + 1] then
    redis.call('ZREM', KEYS[1], ARGV[i])
    redis.call('HDEL', KEYS[2], ARGV[i])
    removed[#removed + 1] = ARGV[i]
  end
end
return removed`;

interface BoardCommands {
  bylawBeat(...args: (string | number)[]): Promise<null>;
  bylawFindSilent(...args: (string | number)[]): Promise<[string, string, string][]>;
  bylawRemoveSilent(...args: (string | number)[]): Promise<string[]>;
}

/** Who is online, in Redis: a sorted set by the time of the last heartbeat, and what each agent said of itself. */
@Injectable()
export class HeartbeatBoard {
  private readonly keys: readonly [string, string];
  private readonly redis: RedisConnection & BoardCommands;
  private readonly batcher: MicroBatcher<Beat>;

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(HubStores) stores: HubStores,
    @Inject(RecordingGate) private readonly gate: RecordingGate,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const { redisPrefix } = settings;
    this.keys = [`${redisPrefix}:${REDIS_KEYS.heartbeats}`, `${redisPrefix}:${REDIS_KEYS.agentStatus}`];
    this.redis = stores.redis as RedisConnection & BoardCommands;
    this.redis.defineCommand('bylawBeat', { numberOfKeys: 2, lua: BEAT });
    this.redis.defineCommand('bylawFindSilent', { numberOfKeys: 2, lua: FIND_SILENT });
    this.redis.defineCommand('bylawRemoveSilent', { numberOfKeys: 2, lua: REMOVE_SILENT });
    this.batcher = new MicroBatcher<Beat>({
      flush: async (beats) => {
        await this.redis.bylawBeat(
          ...this.keys,
          ...beats.flatMap(({ agentId, status, policyVersion }) => [agentId, status ?? '', policyVersion]),
        );
      },
      maxItems: 250,
      maxDelayMs: 1,
      maxInFlight: 4,
      maxWaiting: 20_000,
    });
  }

  /**
   * Notes a heartbeat; without a status the last one stays.
   * @throws DomainError `service_unavailable` when Redis does not take it
   */
  async beat(beat: Beat): Promise<void> {
    if (this.gate.isAway) throw notNoted();
    try {
      await this.batcher.add([beat]);
    } catch (error) {
      this.logger.warn({ err: error }, 'could not note a heartbeat');
      throw notNoted();
    }
  }

  /** Up to `limit` agents that have been silent for this long, longest first. */
  async findSilent(silentMs: number, limit: number): Promise<readonly SilentAgent[]> {
    const found = await this.redis.bylawFindSilent(...this.keys, silentMs, limit);
    return found.map(([id, score, said]) => ({
      id,
      score,
      at: new Date(Number(score)),
      ...readStatus(said),
    }));
  }

  /** Takes agents off that have not beaten since they were found. Answers the ids of those. */
  async removeSilent(agents: readonly SilentAgent[]): Promise<readonly string[]> {
    return this.redis.bylawRemoveSilent(...this.keys, ...agents.flatMap(({ id, score }) => [id, score]));
  }
}

function notNoted(): DomainError {
  return new DomainError('service_unavailable', 'The heartbeat could not be noted; try again');
}

function readStatus(said: string): { status: AgentStatus; policyVersion: number | null } {
  if (said === '') return { status: 'idle', policyVersion: null };
  return JSON.parse(said) as { status: AgentStatus; policyVersion: number };
}
