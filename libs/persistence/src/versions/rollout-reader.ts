import type { RolloutResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';

interface HubRow {
  readonly id: string;
  readonly version: number;
  readonly acknowledged_at: Date | null;
}

/** How far versions have come among the hubs. */
export class RolloutReader {
  constructor(private readonly database: DataSource) {}

  /**
   * The rollout of a version among the hubs that were seen within `liveMs`. It is complete when each of them enforces
   * that version or a later one: with no live hub nobody is left behind, so it is complete then too.
   */
  async rollout(version: number, liveMs: number): Promise<RolloutResponse> {
    const hubs = await this.database.query<HubRow[]>(
      `SELECT h.id, h.version, min(a.acknowledged_at) AS acknowledged_at
         FROM hubs h LEFT JOIN rollout_acknowledgements a ON a.hub_id = h.id AND a.version >= $1
        WHERE h.last_seen_at > now() - $2 * interval '1 millisecond'
        GROUP BY h.id ORDER BY h.started_at, h.id`,
      [version, liveMs],
    );
    return {
      version,
      complete: hubs.every((hub) => hub.version >= version),
      hubs: hubs.map((hub) => ({
        id: hub.id,
        version: hub.version,
        acknowledgedAt: hub.acknowledged_at?.toISOString() ?? null,
      })),
    };
  }
}
