import type { ImportActionsPayload, ImportActionsResult, ImportedAction } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import { announce } from '../announce.js';

/** Who imports, and when. */
export interface ImportContext {
  /** The author of the labels among the lines (I11). */
  readonly author: string;
  readonly at: Date;
}

/** Our advisory locks of imports: the second half of the key is a hash of the import's id. */
const IMPORT_LOCKS = 420_179;

/** Stores imported telemetry: each line once, by its id. */
export class ImportStore {
  /**
   * Stores the lines of an import as `insert` does, and keeps what it answers; an import that was stored before answers
   * the same again, and stores nothing (I3). Works in the transaction of `manager`.
   */
  async insertOnce(
    manager: EntityManager,
    { importId, actions }: Pick<ImportActionsPayload, 'importId' | 'actions'>,
    context: ImportContext,
  ): Promise<ImportActionsResult> {
    await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [IMPORT_LOCKS, importId]);
    const [earlier] = await manager.query<ImportActionsResult[]>(
      'SELECT imported, duplicates FROM import_results WHERE id = $1',
      [importId],
    );
    if (earlier) return earlier;
    const result = await this.insert(manager, actions, context);
    await manager.query(
      'INSERT INTO import_results (id, imported, duplicates, finished_at) VALUES ($1, $2, $3, $4)',
      [importId, result.imported, result.duplicates, context.at],
    );
    return result;
  }

  /**
   * Stores the lines whose id was not seen before, with their outcome and label. Of a duplicate nothing is taken.
   * Works in the transaction of `manager`.
   */
  async insert(
    manager: EntityManager,
    lines: readonly ImportedAction[],
    context: ImportContext,
  ): Promise<ImportActionsResult> {
    const first = [...new Map(lines.toReversed().map((line) => [line.id, line])).values()].toReversed();
    const stored = await manager.query<{ id: string }[]>(INSERT_ACTIONS, actionColumns(first));
    const ids = new Set(stored.map(({ id }) => id));
    const fresh = first.filter(({ id }) => ids.has(id));
    await this.insertOutcomes(manager, fresh.filter(hasOutcome));
    await this.insertLabels(
      manager,
      fresh.filter(({ label }) => (label ?? null) !== null),
      context,
    );
    const last = fresh.at(-1);
    if (last) {
      const count = fresh.length;
      await announce(manager, { type: 'actions.recorded', count, lastId: last.id, lastDecision: null });
    }
    return { imported: stored.length, duplicates: lines.length - stored.length };
  }

  private async insertOutcomes(manager: EntityManager, lines: readonly ImportedAction[]): Promise<void> {
    if (lines.length === 0) return;
    await manager.query(INSERT_OUTCOMES, [
      lines.map((line) => line.id),
      lines.map((line) => line.ts),
      lines.map((line) => line.exitCode ?? null),
      lines.map((line) => line.stdout ?? null),
      lines.map((line) => line.stderr ?? null),
      lines.map((line) => line.score ?? null),
    ]);
  }

  private async insertLabels(
    manager: EntityManager,
    lines: readonly ImportedAction[],
    { author, at }: ImportContext,
  ): Promise<void> {
    if (lines.length === 0) return;
    await manager.query(
      `INSERT INTO action_labels (action_id, label, action_ts, author, labelled_at)
       SELECT id, label, ts, $4, $5 FROM unnest($1::uuid[], $2::text[], $3::timestamptz[]) AS l (id, label, ts)
       ON CONFLICT (action_id) DO NOTHING`,
      [
        lines.map((line) => line.id),
        lines.map((line) => line.label),
        lines.map((line) => line.ts),
        author,
        at,
      ],
    );
  }
}

function hasOutcome(line: ImportedAction): boolean {
  return [line.exitCode, line.stdout, line.stderr, line.score].some((value) => (value ?? null) !== null);
}

const INSERT_ACTIONS = `
  INSERT INTO actions (id, ts, source, event_type, tab_id, batch_id, tool, command, metadata)
  SELECT id, ts, 'import', event_type, tab_id, batch_id, tool, command, metadata
  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[])
    AS a (id, ts, event_type, tab_id, batch_id, tool, command, metadata)
  ON CONFLICT (id) DO NOTHING
  RETURNING id`;

const INSERT_OUTCOMES = `
  INSERT INTO action_outcomes (action_id, reported_at, exit_code, stdout, stderr, score)
  SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::integer[], $4::text[], $5::text[], $6::double precision[])
  ON CONFLICT (action_id) DO NOTHING`;

function actionColumns(lines: readonly ImportedAction[]): unknown[] {
  return [
    lines.map((line) => line.id),
    lines.map((line) => line.ts),
    lines.map((line) => line.eventType ?? null),
    lines.map((line) => line.tabId ?? null),
    lines.map((line) => line.batchId ?? null),
    lines.map((line) => line.tool),
    lines.map((line) => line.command),
    lines.map((line) => (line.metadata ? JSON.stringify(line.metadata) : null)),
  ];
}
