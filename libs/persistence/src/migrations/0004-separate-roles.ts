import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One database role for each app (I2). The gateway and the trainer only read. Hubs write what they record. Only the
 * policy worker writes rules, versions, suggestions and their audit events, and changes no content of a suggestion.
 * Roles belong to the whole cluster and are shared by its databases; they can't log in by themselves: logins are made
 * their members.
 */
export class SeparateRoles1763800000004 implements MigrationInterface {
  name = 'SeparateRoles1763800000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const ROLES = ['bylaw_gateway', 'bylaw_hub', 'bylaw_policy_worker', 'bylaw_trainer'];

/** Another database of the cluster may be making the same role at the same moment. */
const createRole = (role: string): string =>
  `DO $$ BEGIN
     CREATE ROLE ${role} NOLOGIN;
   EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
   END $$`;

const STATEMENTS = [
  ...ROLES.map(createRole),
  // Whoever migrates may act as each role: apps that are given the owner's login step down to theirs.
  ...ROLES.map(
    (role) =>
      `DO $$ BEGIN
         EXECUTE format('GRANT ${role} TO %I', current_user);
       EXCEPTION WHEN OTHERS THEN
         IF NOT pg_has_role(current_user, '${role}', 'MEMBER') THEN RAISE; END IF;
       END $$`,
  ),
  `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC`,
  `GRANT USAGE ON SCHEMA public TO ${ROLES.join(', ')}`,
  `GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${ROLES.join(', ')}`,

  `GRANT INSERT ON actions, action_outcomes, action_labels, reviews, hubs, rollout_acknowledgements, agents,
     audit_events TO bylaw_hub`,
  `GRANT UPDATE (last_seen_at, version), DELETE ON hubs TO bylaw_hub`,
  `GRANT UPDATE (last_heartbeat_at, last_status, last_policy_version, removed_at) ON agents TO bylaw_hub`,

  `GRANT INSERT ON rules, rule_spans, policy_versions, suggestions, pinned_cases, commands, audit_events, tokens,
     training_runs, action_labels TO bylaw_policy_worker`,
  `GRANT UPDATE (version) ON policy_state TO bylaw_policy_worker`,
  `GRANT UPDATE (removed_in) ON rule_spans TO bylaw_policy_worker`,
  `GRANT UPDATE (status, replay, replayed_version, reviewed_by, reviewed_at, review_comment, applied_version)
     ON suggestions TO bylaw_policy_worker`,
  `GRANT UPDATE (revoked_by, revoked_at) ON tokens TO bylaw_policy_worker`,
  `GRANT UPDATE (quarantined, quarantine_reason, quarantined_by, quarantined_at, removed_at)
     ON agents TO bylaw_policy_worker`,
  `GRANT UPDATE (status, verdict, comment, answered_by, answered_at) ON reviews TO bylaw_policy_worker`,
  `GRANT UPDATE ON action_labels TO bylaw_policy_worker`,
  `GRANT DELETE ON pinned_cases TO bylaw_policy_worker`,
  `GRANT DELETE ON commands TO bylaw_policy_worker`,

  // A hub may audit what it does itself, and nothing else (I2, I6).
  `ALTER TABLE audit_events ENABLE ROW LEVEL SECURITY`,
  `CREATE POLICY audit_read ON audit_events FOR SELECT USING (true)`,
  `CREATE POLICY audit_of_policy ON audit_events FOR INSERT TO bylaw_policy_worker WITH CHECK (true)`,
  `CREATE POLICY audit_of_hub ON audit_events FOR INSERT TO bylaw_hub
     WITH CHECK (action IN ('agent.register', 'agent.unregister'))`,
];
