import type { EntityManager } from 'typeorm';

/** Our advisory lock of adding up. */
const ADDING_UP = 420_181;

/** Adds up what was counted with each insert of actions, by minute, hour and day. */
export class RuleMatchStore {
  /**
   * Adds up to `atMost` counts and removes them, in the transaction of `manager`: each is added once (I3). Answers how
   * many there were; 0 while another does the same.
   */
  async addUp(manager: EntityManager, atMost: number): Promise<number> {
    const [lock] = await manager.query<{ mine: boolean }[]>(
      'SELECT pg_try_advisory_xact_lock($1, 0) AS mine',
      [ADDING_UP],
    );
    if (lock?.mine !== true) return 0;
    const rows = await manager.query<{ n: string }[]>(ADD_UP, [atMost]);
    return Number(rows[0]?.n ?? 0);
  }

  /** Forgets counts that are in no span any more; when a rule last matched is kept. */
  async forget(manager: EntityManager, now: number): Promise<void> {
    for (const [grain, ms] of Object.entries(KEPT_MS)) {
      await manager.query('DELETE FROM rule_match_counts WHERE grain = $1 AND at < $2', [
        grain,
        new Date(now - ms),
      ]);
    }
  }
}

const HOUR_MS = 3_600_000;

/** For how long counts are kept: a little longer than the spans that are made of them. */
const KEPT_MS = { minute: 2 * HOUR_MS, hour: 31 * 24 * HOUR_MS, day: 32 * 24 * HOUR_MS } as const;

const ADD_UP = `
  WITH taken AS (
    DELETE FROM recorded_rule_matches
     WHERE ctid = ANY (ARRAY(SELECT ctid FROM recorded_rule_matches LIMIT $1)) RETURNING *
  ), counted AS (
    INSERT INTO rule_match_counts AS c (grain, at, rule_id, matches)
    SELECT grain, date_trunc(grain, minute, 'UTC') AS at, rule_id, sum(matches)
      FROM taken, unnest(ARRAY['minute', 'hour', 'day']) AS grain
     GROUP BY 1, 2, 3
    ON CONFLICT (grain, at, rule_id) DO UPDATE SET matches = c.matches + excluded.matches
  ), latest AS (
    INSERT INTO rule_last_matches AS l (rule_id, last_at)
    SELECT rule_id, max(last_at) FROM taken GROUP BY rule_id
    ON CONFLICT (rule_id) DO UPDATE SET last_at = greatest(l.last_at, excluded.last_at)
  )
  SELECT count(*) AS n FROM taken`;
