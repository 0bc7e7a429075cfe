import type { RuleMatchCountResponse, RuleMatchesResponse, RuleMatchSeriesResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { NO_MATCHES } from './no-matches.js';
import { ruleMatchWindows, seriesStarts } from './rule-match-windows.js';

/**
 * How often rules match. What is recorded shows at once: each query sees the matches that are added up and those that are
 * not yet, each of them once.
 */
export class RuleMatchReader {
  constructor(private readonly database: DataSource) {}

  /** The matches of every rule that has ever matched, by the rule's id; what others have is `NO_MATCHES`. */
  async all(now: number): Promise<ReadonlyMap<string, RuleMatchesResponse>> {
    return this.read(now);
  }

  /** The same of some rules only. */
  async of(ids: readonly string[], now: number): Promise<ReadonlyMap<string, RuleMatchesResponse>> {
    return this.read(now, ids);
  }

  /** The matches of one rule, also by hour and by day. Of a rule that never matched, or that there is none of: zeros. */
  async series(ruleId: string, now: number): Promise<RuleMatchSeriesResponse> {
    const starts = seriesStarts(now);
    const [matches, hours, days] = await Promise.all([
      this.read(now, [ruleId]),
      this.counts(ruleId, 'hour', starts.hours),
      this.counts(ruleId, 'day', starts.days),
    ]);
    return Object.assign({}, matches.get(ruleId) ?? NO_MATCHES, { hours, days });
  }

  private async read(
    now: number,
    ids?: readonly string[],
  ): Promise<ReadonlyMap<string, RuleMatchesResponse>> {
    const { hour, day, month, wholeDays } = ruleMatchWindows(now);
    const windows = [hour, day, month, wholeDays];
    const rows = await (ids === undefined
      ? this.database.query<MatchRow[]>(selectMatches(), windows)
      : this.database.query<MatchRow[]>(selectMatches('WHERE rule_id = ANY ($5::uuid[])'), [
          ...windows,
          ids,
        ]));
    return new Map(rows.map((row) => [row.rule_id, toMatches(row)]));
  }

  private async counts(
    ruleId: string,
    grain: 'hour' | 'day',
    starts: readonly Date[],
  ): Promise<RuleMatchCountResponse[]> {
    const rows = await this.database.query<{ at: Date; matches: string }[]>(SELECT_COUNTS, [
      ruleId,
      grain,
      starts,
    ]);
    return rows.map(({ at, matches }) => ({ at: at.toISOString(), matches: Number(matches) }));
  }

  /**
   * The rules that have matched, since then, actions that people have labelled, and all of those are labelled safe; ids.
   * A hub gives actions ids of their time, which say in which partitions they are.
   */
  async onlySafe(since: Date): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ rule_id: string }[]>(
      `SELECT match ->> 'ruleId' AS rule_id
         FROM action_labels l JOIN actions a ON a.id = l.action_id,
           jsonb_array_elements(CASE jsonb_typeof(a.matched) WHEN 'array' THEN a.matched END) AS match
        WHERE l.action_ts >= $1 AND l.action_id >= telemetry_floor($1) AND a.id >= telemetry_floor($1)
          AND a.matched <> '[]'
        GROUP BY 1 HAVING bool_and(l.label = 'safe')`,
      [since],
    );
    return new Set(rows.map(({ rule_id: id }) => id));
  }
}

interface MatchRow {
  readonly rule_id: string;
  readonly hour: string;
  readonly day: string;
  readonly month: string;
  readonly last_at: Date;
}

function toMatches({ hour, day, month, last_at: lastAt }: MatchRow): RuleMatchesResponse {
  return { hour: Number(hour), day: Number(day), month: Number(month), last: lastAt.toISOString() };
}

/** Each part gives its own column, so that all of them are added up at once. */
const selectMatches = (where = ''): string => `
  SELECT rule_id, coalesce(sum(hour), 0) AS hour, coalesce(sum(day), 0) AS day, coalesce(sum(month), 0) AS month,
         max(last_at) AS last_at
    FROM (
      SELECT rule_id, NULL::numeric AS hour, NULL::numeric AS day, NULL::numeric AS month, last_at FROM rule_last_matches
      UNION ALL
      SELECT rule_id, sum(matches), NULL, NULL, NULL FROM rule_match_counts
       WHERE grain = 'minute' AND at >= $1 GROUP BY rule_id
      UNION ALL
      SELECT rule_id, NULL, sum(matches), NULL, NULL FROM rule_match_counts
       WHERE grain = 'hour' AND at >= $2 GROUP BY rule_id
      UNION ALL
      SELECT rule_id, NULL, NULL, sum(matches), NULL FROM rule_match_counts
       WHERE grain = 'hour' AND at >= $3 AND at < $4 OR grain = 'day' AND at >= $4 GROUP BY rule_id
      UNION ALL
      SELECT rule_id, sum(matches) FILTER (WHERE minute >= $1), sum(matches) FILTER (WHERE minute >= $2),
             sum(matches) FILTER (WHERE minute >= $3), max(last_at)
        FROM recorded_rule_matches GROUP BY rule_id
    ) parts
   ${where} GROUP BY rule_id`;

/** The matches of a rule in each of the hours, or days, that begin then. */
const SELECT_COUNTS = `
  SELECT s.at, coalesce(sum(m.matches), 0) AS matches
    FROM unnest($3::timestamptz[]) AS s (at)
    LEFT JOIN (
      SELECT at, matches FROM rule_match_counts WHERE grain = $2 AND at = ANY ($3::timestamptz[]) AND rule_id = $1
      UNION ALL
      SELECT date_trunc($2, minute, 'UTC'), matches FROM recorded_rule_matches WHERE rule_id = $1
    ) m ON m.at = s.at
   GROUP BY s.at ORDER BY s.at`;
