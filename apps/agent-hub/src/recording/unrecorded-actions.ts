import { Inject, Injectable } from '@nestjs/common';
import { QUEUES, REDIS_KEYS, type RecordActionsPayload, type RecordedAction } from '@bylaw/contracts';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';

const DAY_MS = 86_400_000;
/** A note that its job has outlived, as when Redis failed between the two, goes by itself. */
const KEPT_SECONDS = 7 * 86_400;

/**
 * Where actions are that were acknowledged but are not in Postgres yet: by id, the job that carries each. Noted with the
 * job, taken off after the commit; so an action is found here, or in Postgres, at every moment and on every hub.
 */
@Injectable()
export class UnrecordedActions {
  private readonly prefix: string;

  constructor(
    @Inject(HUB_SETTINGS) settings: HubSettings,
    @Inject(HubStores) private readonly stores: HubStores,
  ) {
    this.prefix = `${settings.redisPrefix}:${REDIS_KEYS.unrecorded}`;
  }

  /** Notes that a job carries these actions. */
  async note(ids: readonly string[], jobId: string): Promise<void> {
    const pipeline = this.stores.redis.pipeline();
    for (const [key, fields] of this.byKey(ids)) {
      pipeline.hset(key, new Map(fields.map((id) => [id, jobId])));
      pipeline.expire(key, KEPT_SECONDS);
    }
    const results = await pipeline.exec();
    for (const [error] of results ?? []) if (error) throw error;
  }

  /** These are in Postgres now. */
  async forget(ids: readonly string[]): Promise<void> {
    await Promise.all([...this.byKey(ids)].map(([key, fields]) => this.stores.redis.hdel(key, ...fields)));
  }

  /** The action, if it is on its way to Postgres. Look here first and there next, and none is missed. */
  async find(id: string): Promise<RecordedAction | null> {
    const key = this.keyOf(id);
    const jobId = await this.stores.redis.hget(key, id);
    if (jobId === null) return null;
    const job = await this.stores.producer.queue(QUEUES.recordActions).getJob(jobId);
    const payload = job?.data as RecordActionsPayload | undefined;
    return payload?.actions.find((action) => action.id === id) ?? null;
  }

  private byKey(ids: readonly string[]): ReadonlyMap<string, string[]> {
    const found = new Map<string, string[]>();
    for (const id of ids) {
      const key = this.keyOf(id);
      const fields = found.get(key);
      if (fields) fields.push(id);
      else found.set(key, [id]);
    }
    return found;
  }

  /** One key for each day; a UUIDv7 tells its time. */
  private keyOf(id: string): string {
    const milliseconds = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
    return `${this.prefix}:${Math.floor(milliseconds / DAY_MS)}`;
  }
}
