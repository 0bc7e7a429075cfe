import { Inject, Injectable } from '@nestjs/common';
import {
  QUEUES,
  REDIS_KEYS,
  actionsOf,
  type RecordActionsPayload,
  type RecordedAction,
} from '@bylaw/contracts';
import { HUB_SETTINGS, type HubSettings } from '../hub-settings.js';
import { HubStores } from '../hub-stores.js';
import { idRanges, idTime, RANGE_MS } from './id-ranges.js';

const DAY_MS = 86_400_000;

/** A member of a sorted set, each with score 0. */
export interface Note {
  readonly key: string;
  readonly member: string;
}

/**
 * Where actions are that were acknowledged but are not in Postgres yet: by ranges of ids, the job that carries them. Noted
 * with the job by `RecordingBacklog`, taken off after the commit; so an action is found here, or in Postgres, at every moment and on every hub.
 * Sorted sets, one for each day, of `<first id>:<last id>:<job>`.
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

  /** What says that a job carries these actions. */
  notesOf(ids: readonly string[], jobId: string): readonly Note[] {
    return idRanges(ids).map(({ first, last }) => ({
      key: this.keyOf(idTime(first)),
      member: `${first}:${last}:${jobId}`,
    }));
  }

  /** The action, if it is on its way to Postgres. Look here first and there next, and none is missed. */
  async find(id: string): Promise<RecordedAction | null> {
    const time = idTime(id);
    const keys = new Set([this.keyOf(time), this.keyOf(time - RANGE_MS)]);
    for (const key of keys) {
      for (const jobId of await this.jobsAround(key, id)) {
        const job = await this.stores.producer.queue(QUEUES.recordActions).getJob(jobId);
        const payload = job?.data as RecordActionsPayload | undefined;
        const found = payload && actionsOf(payload).find((action) => action.id === id);
        if (found) return found;
      }
    }
    return null;
  }

  /** The jobs of the ranges that the id lies in. None begins longer before it than a range is. */
  private async jobsAround(key: string, id: string): Promise<readonly string[]> {
    const earliest = (idTime(id) - RANGE_MS).toString(16).padStart(12, '0');
    // After the colon comes the semicolon: up to all that begin with the id itself.
    const members = await this.stores.redis.zrevrangebylex(
      key,
      `(${id};`,
      `[${earliest.slice(0, 8)}-${earliest.slice(8)}`,
    );
    return members.flatMap((member) => {
      const [, last = '', jobId = ''] = member.split(':');
      return last >= id ? [jobId] : [];
    });
  }

  private keyOf(milliseconds: number): string {
    return `${this.prefix}:${Math.floor(milliseconds / DAY_MS)}`;
  }
}
