import type { EntityManager } from 'typeorm';
import { storableJson } from '../audit/storable-json.js';
import { TrainingRunEntity } from '../entities/training-run-entity.js';

/** Our advisory lock of the ends of training runs. */
const RUNS_LOCK = 420_178;

/** A training run among others: it is newer than those that were requested before. */
export interface RunInOrder {
  readonly id: string;
  readonly requestedAt: Date;
}

/** Writes how training runs ended. */
export class TrainingRunStore {
  /** Has the ends of runs take turns until the transaction ends, so that each sees what the others suggested. */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [RUNS_LOCK]);
  }

  /** A newer run that ended before this one, with a suggestion; null when there is none. */
  async newerWithSuggestion(manager: EntityManager, run: RunInOrder): Promise<string | null> {
    const [newer] = await manager.query<{ id: string }[]>(
      `SELECT id FROM training_runs WHERE suggestion_id IS NOT NULL AND (requested_at, id) > ($1, $2::uuid)
        ORDER BY requested_at DESC, id DESC LIMIT 1`,
      [run.requestedAt, run.id],
    );
    return newer?.id ?? null;
  }

  async find(manager: EntityManager, id: string): Promise<TrainingRunEntity | null> {
    return manager.findOneBy(TrainingRunEntity, { id });
  }

  /** Stores the end of a run, once: its id is the key (I3). */
  async insert(manager: EntityManager, run: TrainingRunEntity): Promise<void> {
    await manager.query(
      `INSERT INTO training_runs (id, status, requested_by, requested_at, ended_at, parameters, progress, metrics,
         suggestion_id, error)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        run.id,
        run.status,
        run.requestedBy,
        run.requestedAt,
        run.endedAt,
        json(run.parameters),
        json(run.progress),
        json(run.metrics ?? null),
        run.suggestionId,
        run.error,
      ],
    );
  }
}

function json(value: unknown): string {
  return JSON.stringify(storableJson(value));
}
