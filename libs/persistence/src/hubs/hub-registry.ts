import type { EntityManager } from 'typeorm';
import { announce } from '../announce.js';

/** What a running hub says of itself. */
export interface HubBeat {
  readonly id: string;
  readonly startedAt: Date;
  readonly at: Date;
  /** The version that it enforces. */
  readonly version: number;
}

/** Which hubs run, and which version each enforces. */
export class HubRegistry {
  /**
   * Says that a hub runs and enforces its version; the first time for each version this is its acknowledgement, and is
   * announced. May be repeated. Works in the transaction of `manager`.
   */
  async beat(manager: EntityManager, hub: HubBeat): Promise<void> {
    await manager.query(
      `INSERT INTO hubs (id, started_at, last_seen_at, version) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET last_seen_at = excluded.last_seen_at, version = excluded.version`,
      [hub.id, hub.startedAt, hub.at, hub.version],
    );
    const acknowledged = await manager.query<unknown[]>(
      `INSERT INTO rollout_acknowledgements (hub_id, version, acknowledged_at) VALUES ($1, $2, $3)
       ON CONFLICT (hub_id, version) DO NOTHING RETURNING version`,
      [hub.id, hub.version, hub.at],
    );
    if (acknowledged.length > 0) {
      await announce(manager, { type: 'version.acknowledged', version: hub.version, hubId: hub.id });
    }
  }

  /** Forgets a hub that stops. */
  async remove(manager: EntityManager, id: string): Promise<void> {
    await manager.query('DELETE FROM hubs WHERE id = $1', [id]);
  }

  /** Forgets hubs that were not seen since: they died without a word. */
  async forgetUnseen(manager: EntityManager, since: Date): Promise<void> {
    await manager.query('DELETE FROM hubs WHERE last_seen_at < $1', [since]);
  }
}
