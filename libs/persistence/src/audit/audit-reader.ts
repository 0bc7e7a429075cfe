import type { AuditEventResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { Conditions } from '../conditions.js';
import { auditContentOf, type AuditRow } from './audit-row.js';

/** Which events are asked for; every part that is set must hold. */
export interface AuditFilter {
  readonly action?: string;
  readonly outcome?: 'done' | 'refused';
  /** The actor's name. */
  readonly actor?: string;
  readonly subject?: string;
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
      .add('action = ?', filter.action)
      .add('outcome = ?', filter.outcome)
      .add('actor_name = ?', filter.actor)
      .add('subject = ?', filter.subject)
      .add('seq < ?', page.before);
    const limit = where.placeholder(page.limit);
    const rows = await this.database.query<AuditRow[]>(
      `SELECT * FROM audit_events ${where.where} ORDER BY seq DESC LIMIT ${limit}`,
      where.values,
    );
    return rows.map(show);
  }
}

function show(row: AuditRow): AuditEventResponse {
  return { ...auditContentOf(row), hash: row.hash };
}
