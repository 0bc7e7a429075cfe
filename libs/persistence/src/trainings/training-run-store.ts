import type { EntityManager } from 'typeorm';
import { storableJson } from '../audit/storable-json.js';
import { TrainingRunEntity } from '../entities/training-run-entity.js';

/** Writes how training runs ended. */
export class TrainingRunStore {
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
