import type { DataSource } from 'typeorm';

/** What Postgres says of what waits and stands. */
export interface Standing {
  readonly version: number;
  readonly activeRules: number;
  readonly pendingSuggestions: number;
  readonly heldReviews: number;
  /** Registered agents that have not left. */
  readonly agents: number;
}

/** How many decisions of a kind were recorded within a minute. */
export interface MinuteCount {
  /** The minute's beginning, in ms since 1970. */
  readonly minute: number;
  readonly decision: 'allow' | 'deny' | 'review';
  readonly count: number;
}

/** Counts for the screen that shows everything at a glance. */
export class OverviewReader {
  constructor(private readonly database: DataSource) {}

  /** What waits for a person, and how the policy and the fleet stand. */
  async standing(): Promise<Standing> {
    const [row] = await this.database.query<Standing[]>(
      `SELECT s.version,
         (SELECT count(*)::int FROM rule_spans WHERE removed_in IS NULL) AS "activeRules",
         (SELECT count(*)::int FROM suggestions WHERE status = 'pending' AND expires_at > now()) AS "pendingSuggestions",
         (SELECT count(*)::int FROM reviews WHERE status = 'held' AND expires_at > now()) AS "heldReviews",
         (SELECT count(*)::int FROM agents WHERE removed_at IS NULL) AS agents
       FROM policy_state s`,
    );
    if (!row) throw new Error('policy_state has no row: the database is not migrated');
    return row;
  }

  /** Recorded decisions by minute, of the actions from `since` to before `until`, both in ms since 1970. */
  async decisionsByMinute(since: number, until: number): Promise<MinuteCount[]> {
    const rows = await this.database.query<
      { minute: string; decision: MinuteCount['decision']; count: string }[]
    >(
      `SELECT (extract(epoch FROM date_trunc('minute', ts)) * 1000)::bigint AS minute, decision, count(*) AS count
         FROM actions WHERE ts >= $1 AND ts < $2 AND decision IS NOT NULL GROUP BY 1, 2`,
      [new Date(since), new Date(until)],
    );
    return rows.map(({ minute, decision, count }) => ({
      minute: Number(minute),
      decision,
      count: Number(count),
    }));
  }
}
