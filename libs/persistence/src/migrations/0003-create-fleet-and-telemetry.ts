import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents, hubs, tokens, recorded actions with what joined them later, held actions, training runs. */
export class CreateFleetAndTelemetry1763800000003 implements MigrationInterface {
  name = 'CreateFleetAndTelemetry1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Migrations are append-only: going back is done by restoring a backup. */
  async down(): Promise<void> {
    throw new Error('This migration cannot be undone');
  }
}

const STATEMENTS = [
  `CREATE TABLE agents (
     id uuid PRIMARY KEY,
     name text NOT NULL,
     labels jsonb NOT NULL,
     token_hash text NOT NULL UNIQUE,
     registered_at timestamptz(3) NOT NULL,
     registered_with uuid NOT NULL,
     removed_at timestamptz(3),
     last_heartbeat_at timestamptz(3),
     last_status text NOT NULL DEFAULT 'idle' CHECK (last_status IN ('idle', 'running', 'blocked')),
     last_policy_version integer,
     quarantined boolean NOT NULL DEFAULT false,
     quarantine_reason text,
     quarantined_by text,
     quarantined_at timestamptz(3)
   )`,
  `CREATE INDEX agents_present ON agents (id) WHERE removed_at IS NULL`,

  // Operators' and enrolment tokens; only hashes (I12). A revoked one stays, so that it can't come back.
  `CREATE TABLE tokens (
     id uuid PRIMARY KEY,
     kind text NOT NULL CHECK (kind IN ('operator', 'enrolment')),
     name text NOT NULL,
     role text CHECK (role IN ('viewer', 'labeler', 'approver', 'admin')),
     hash text NOT NULL UNIQUE,
     created_by text NOT NULL,
     created_at timestamptz(3) NOT NULL,
     revoked_by text,
     revoked_at timestamptz(3),
     CHECK ((kind = 'operator') = (role IS NOT NULL))
   )`,

  `CREATE TABLE actions (
     id uuid PRIMARY KEY,
     agent_id uuid,
     ts timestamptz(3) NOT NULL,
     source text NOT NULL CHECK (source IN ('agent', 'import')),
     event_type text,
     tab_id text,
     batch_id text,
     tool text NOT NULL,
     command text NOT NULL,
     args jsonb,
     cwd text,
     metadata jsonb,
     decision text CHECK (decision IN ('allow', 'deny', 'review')),
     reason text,
     policy_version integer,
     matched jsonb NOT NULL DEFAULT '[]',
     unparsed boolean NOT NULL DEFAULT false,
     command_hash text
   )`,
  `CREATE INDEX actions_ts ON actions (ts DESC, id DESC)`,
  `CREATE INDEX actions_agent ON actions (agent_id, id DESC)`,

  // Outcomes and labels are rows of their own, so that they join their action whatever order they come in.
  `CREATE TABLE action_outcomes (
     action_id uuid PRIMARY KEY,
     agent_id uuid,
     reported_at timestamptz(3) NOT NULL,
     exit_code integer,
     stdout text,
     stderr text,
     duration_ms double precision,
     score double precision CHECK (score BETWEEN 0 AND 100)
   )`,
  `CREATE INDEX action_outcomes_agent ON action_outcomes (agent_id, action_id DESC)`,
  `CREATE TABLE action_labels (
     action_id uuid PRIMARY KEY,
     label text NOT NULL CHECK (label IN ('safe', 'unsafe', 'unknown')),
     author text NOT NULL,
     comment text,
     labelled_at timestamptz(3) NOT NULL
   )`,

  // A verdict binds to exactly one action: agent, tool and command hash, policy version, expiry.
  `CREATE TABLE reviews (
     action_id uuid PRIMARY KEY,
     agent_id uuid NOT NULL,
     tool text NOT NULL,
     command text NOT NULL,
     command_hash text NOT NULL,
     policy_version integer NOT NULL,
     held_at timestamptz(3) NOT NULL,
     expires_at timestamptz(3) NOT NULL,
     status text NOT NULL DEFAULT 'held' CHECK (status IN ('held', 'answered', 'expired')),
     verdict text CHECK (verdict IN ('allow', 'deny')),
     comment text,
     answered_by text,
     answered_at timestamptz(3),
     CHECK ((status = 'answered') = (verdict IS NOT NULL))
   )`,
  `CREATE INDEX reviews_held ON reviews (expires_at) WHERE status = 'held'`,

  `CREATE TABLE hubs (
     id uuid PRIMARY KEY,
     started_at timestamptz(3) NOT NULL,
     last_seen_at timestamptz(3) NOT NULL,
     version integer NOT NULL
   )`,
  `CREATE TABLE rollout_acknowledgements (
     hub_id uuid NOT NULL REFERENCES hubs (id) ON DELETE CASCADE,
     version integer NOT NULL,
     acknowledged_at timestamptz(3) NOT NULL,
     PRIMARY KEY (hub_id, version)
   )`,

  `CREATE TABLE training_runs (
     id uuid PRIMARY KEY,
     status text NOT NULL CHECK (status IN ('completed', 'failed', 'cancelled')),
     requested_by text NOT NULL,
     requested_at timestamptz(3) NOT NULL,
     ended_at timestamptz(3) NOT NULL,
     parameters jsonb NOT NULL,
     progress jsonb NOT NULL,
     metrics jsonb,
     suggestion_id uuid REFERENCES suggestions (id),
     error text
   )`,
];
