import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How often each rule matches. A trigger counts what each insert of actions has stored, in its transaction: an action that
 * is delivered again is not stored again, and so not counted again (I3). What was recorded before is counted here, once.
 */
export class CountRuleMatches1763800000011 implements MigrationInterface {
  name = 'CountRuleMatches1763800000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

/**
 * The matches of actions by rule and time. Actions that match the same are counted first: there are far fewer of those, and
 * reading JSON is what takes long. What has no rule's id, which no hub writes, is left out and not refused.
 */
const counted = (actions: string, minute: string): string => `
  INSERT INTO recorded_rule_matches (rule_id, minute, matches, last_at)
  SELECT rule_id::uuid, minute, sum(actions), max(last_at)
    FROM (SELECT match ->> 'ruleId' AS rule_id, minute, actions, last_at
            FROM (SELECT matched, ${minute} AS minute, count(*) AS actions, max(ts) AS last_at
                    FROM ${actions} WHERE matched <> '[]' GROUP BY 1, 2) alike,
                 jsonb_array_elements(CASE jsonb_typeof(matched) WHEN 'array' THEN matched END) AS match) matches
   WHERE rule_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
   GROUP BY rule_id, minute`;

// The trigger comes first: its lock keeps actions from being recorded until those that there are have been counted.
const STATEMENTS = [
  // Added to and emptied, never updated: recorders that count the same rule at once do not wait for each other.
  `CREATE TABLE recorded_rule_matches (
     rule_id uuid NOT NULL,
     minute timestamptz(0) NOT NULL,
     matches bigint NOT NULL CHECK (matches > 0),
     last_at timestamptz(3) NOT NULL
   )`,
  // By time first: what is read are the latest of all rules, what is deleted are the oldest.
  `CREATE TABLE rule_match_counts (
     grain text NOT NULL CHECK (grain IN ('minute', 'hour', 'day')),
     at timestamptz(0) NOT NULL,
     rule_id uuid NOT NULL,
     matches bigint NOT NULL CHECK (matches > 0),
     PRIMARY KEY (grain, at, rule_id)
   )`,
  `CREATE TABLE rule_last_matches (
     rule_id uuid PRIMARY KEY,
     last_at timestamptz(3) NOT NULL
   )`,
  `GRANT SELECT ON recorded_rule_matches, rule_match_counts, rule_last_matches TO bylaw_gateway, bylaw_policy_worker`,
  `GRANT DELETE ON recorded_rule_matches TO bylaw_policy_worker`,
  `GRANT INSERT, UPDATE (matches), DELETE ON rule_match_counts TO bylaw_policy_worker`,
  `GRANT INSERT, UPDATE (last_at) ON rule_last_matches TO bylaw_policy_worker`,

  // With the owner's rights: a hub counts by recording, and in no other way.
  `CREATE FUNCTION count_rule_matches() RETURNS trigger
     LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
   BEGIN
     ${counted('added', `date_trunc('minute', ts)`)};
     RETURN NULL;
   END $$`,
  // Or whoever may make a temporary table could put this trigger on it.
  `REVOKE EXECUTE ON FUNCTION count_rule_matches() FROM PUBLIC`,
  `CREATE TRIGGER count_rule_matches AFTER INSERT ON actions
     REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rule_matches()`,

  // No finer than anybody asks: of long ago only the last match counts.
  counted(
    'actions',
    `CASE WHEN ts > now() - interval '2 hours' THEN date_trunc('minute', ts)
          WHEN ts > now() - interval '31 days' THEN date_trunc('hour', ts, 'UTC')
          ELSE date_trunc('month', ts, 'UTC') END`,
  ),
];
