import type { Estimator, TrainingResponse, TrainingStatus } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import type { TimeKey } from '../time-key.js';

interface TrainingRunRow {
  readonly id: string;
  readonly status: TrainingStatus;
  readonly requested_by: string;
  readonly requested_at: Date;
  readonly ended_at: Date;
  readonly progress: { readonly done: number; readonly total: number };
  readonly parameters: {
    readonly estimator?: Estimator;
    readonly since?: string | null;
    readonly until?: string | null;
    readonly topN?: number;
  };
  readonly metrics: unknown;
  readonly suggestion_id: string | null;
  readonly error: string | null;
}

/** Training runs that have ended. */
export class TrainingRunReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` runs after `after`, newest first. */
  async list(page: { readonly after: TimeKey | null; readonly limit: number }): Promise<TrainingResponse[]> {
    const { after, limit } = page;
    const rows = await this.database.query<TrainingRunRow[]>(
      `SELECT * FROM training_runs WHERE $1::timestamptz IS NULL OR (requested_at, id) < ($1, $2::uuid)
        ORDER BY requested_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(show);
  }

  /** Those of the runs that have ended. */
  async findAll(ids: readonly string[]): Promise<TrainingResponse[]> {
    const rows = await this.database.query<TrainingRunRow[]>(
      'SELECT * FROM training_runs WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return rows.map(show);
  }
}

function show(row: TrainingRunRow): TrainingResponse {
  const { estimator = null, since = null, until = null, topN = null } = row.parameters;
  return {
    id: row.id,
    status: row.status,
    estimator,
    progress: { ...row.progress, estimatedSecondsLeft: null },
    metrics: row.metrics,
    suggestionId: row.suggestion_id,
    error: row.error,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at.toISOString(),
    endedAt: row.ended_at.toISOString(),
    since,
    until,
    topN,
  };
}
