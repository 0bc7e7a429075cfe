import type { ActionResponse, Effect, Label } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions, containing } from '../conditions.js';
import type { TimeKey } from '../time-key.js';
import { SELECT_ACTIONS, toActionResponse, type ActionRow } from './action-row.js';

/** Which recorded actions are asked for; every part that is set must hold. Times are ISO 8601. */
export interface ActionFilter {
  readonly agentId?: string;
  readonly decision?: Effect;
  readonly label?: Label;
  readonly tool?: string;
  /** A part of the command, whatever its case. */
  readonly q?: string;
  readonly since?: string;
  /** Not included. */
  readonly until?: string;
}

/** Rows read at a time by `stream`: what it keeps in memory. */
const STREAM_ROWS = 500;

/** Recorded actions as screens and files show them. */
export class ActionReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` actions after `after`, newest first. */
  async list(
    filter: ActionFilter,
    page: { readonly after: TimeKey | null; readonly limit: number },
  ): Promise<ActionResponse[]> {
    const where = conditions(filter);
    if (page.after) where.addAll('(a.ts, a.id) < (?, ?)', [page.after.at, page.after.id]);
    const limit = where.placeholder(page.limit);
    const rows = await this.database.query<ActionRow[]>(
      `${SELECT_ACTIONS} ${where.where} ORDER BY a.ts DESC, a.id DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map(toActionResponse);
  }

  /** One action, or null. */
  async find(id: string): Promise<ActionResponse | null> {
    const [row] = await this.database.query<ActionRow[]>(`${SELECT_ACTIONS} WHERE a.id = $1`, [id]);
    return row ? toActionResponse(row) : null;
  }

  /** The place of an action among all by time; null when it is not stored. */
  async timeKey(id: string): Promise<TimeKey | null> {
    const [row] = await this.database.query<{ ts: Date }[]>('SELECT ts FROM actions WHERE id = $1', [id]);
    return row ? { at: row.ts, id } : null;
  }

  /** Is this action stored? */
  async has(id: string): Promise<boolean> {
    const rows = await this.database.query<unknown[]>('SELECT 1 FROM actions WHERE id = $1', [id]);
    return rows.length > 0;
  }

  /**
   * All actions of the filter after `start`, oldest first, in constant memory. Each batch is a query of its own that goes on where
   * the last one ended, so that a slow reader holds neither a connection nor a snapshot of the database.
   */
  async *stream(
    filter: ActionFilter,
    start: TimeKey | null = null,
  ): AsyncGenerator<ActionResponse[], void, undefined> {
    let after = start;
    for (;;) {
      const where = conditions(filter);
      if (after) where.addAll('(a.ts, a.id) > (?, ?)', [after.at, after.id]);
      const limit = where.placeholder(STREAM_ROWS);
      const rows: ActionRow[] = await this.database.query<ActionRow[]>(
        `${SELECT_ACTIONS} ${where.where} ORDER BY a.ts, a.id LIMIT ${limit}`,
        where.values,
      );
      if (rows.length > 0) yield rows.map(toActionResponse);
      const last = rows.at(-1);
      if (!last || rows.length < STREAM_ROWS) return;
      after = { at: last.ts, id: last.id };
    }
  }
}

function conditions(filter: ActionFilter): Conditions {
  return new Conditions()
    .add('a.agent_id = ?', filter.agentId)
    .add('a.decision = ?', filter.decision)
    .add('l.label = ?', filter.label)
    .add('a.tool = ?', filter.tool)
    .add('a.command ILIKE ?', containing(filter.q))
    .add('a.ts >= ?', filter.since)
    .add('a.ts < ?', filter.until);
}
