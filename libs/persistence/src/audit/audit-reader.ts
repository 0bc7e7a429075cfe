import type { AuditEventResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions } from '../conditions.js';
import { auditContentOf, type AuditRow } from './audit-row.js';

/** Which events are asked for; every part that is set must hold. */
export interface AuditFilter {
  /** One action, or, with a dot at its end, all that begin so. */
  readonly action?: string;
  readonly outcome?: 'done' | 'refused';
  /** The actor's name. */
  readonly actor?: string;
  readonly subject?: string;
  /** Events from this time on, as ISO 8601. */
  readonly since?: string;
  /** Events before this time, as ISO 8601. */
  readonly until?: string;
}

/** The audit as screens show it. */
export class AuditReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` events before number `before`, newest first. */
  async list(
    filter: AuditFilter,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<AuditEventResponse[]> {
    const where = new Conditions()
      .add(filter.action?.endsWith('.') ? 'starts_with(action, ?)' : 'action = ?', filter.action)
      .add('outcome = ?', filter.outcome)
      .add('actor_name = ?', filter.actor)
      .add('subject = ?', filter.subject)
      .add('at >= ?', filter.since)
      .add('at < ?', filter.until)
      .add('seq < ?', page.before);
    const limit = where.placeholder(page.limit);
    const rows = await this.database.query<AuditRow[]>(
      `SELECT * FROM audit_events ${where.where} ORDER BY seq DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map(show);
  }

  /** The event of this number, or null when there is none. */
  async find(seq: string): Promise<AuditEventResponse | null> {
    const [row] = await this.database.query<AuditRow[]>('SELECT * FROM audit_events WHERE seq = $1', [seq]);
    return row ? show(row) : null;
  }
}

function show(row: AuditRow): AuditEventResponse {
  return { ...auditContentOf(row), hash: row.hash };
}
