import type { RecordedOutcome } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** Stores what came of actions; the first outcome of an action stays. */
export class OutcomeStore {
  /** Stores those of actions that have none yet. An outcome may come before its action. */
  async insert(manager: EntityManager, outcomes: readonly RecordedOutcome[]): Promise<void> {
    await manager.query(INSERT_OUTCOMES, [
      outcomes.map((outcome) => outcome.actionId),
      outcomes.map((outcome) => outcome.agentId),
      outcomes.map((outcome) => outcome.reportedAt),
      outcomes.map((outcome) => outcome.exitCode ?? null),
      outcomes.map((outcome) => outcome.stdout ?? null),
      outcomes.map((outcome) => outcome.stderr ?? null),
      outcomes.map((outcome) => outcome.durationMs ?? null),
      outcomes.map((outcome) => outcome.score ?? null),
    ]);
  }
}

const INSERT_OUTCOMES = `
  INSERT INTO action_outcomes (action_id, agent_id, reported_at, exit_code, stdout, stderr, duration_ms, score)
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::integer[], $5::text[], $6::text[],
    $7::double precision[], $8::double precision[])
  ON CONFLICT (action_id) DO NOTHING`;
