import type { Effect, PinnedCaseResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import type { TimeKey } from '../time-key.js';

interface PinnedCaseRow {
  readonly id: string;
  readonly tool: string;
  readonly command: string;
  readonly args: PinnedCaseResponse['args'];
  readonly expect: Effect;
  readonly comment: string | null;
  readonly created_by: string;
  readonly created_at: Date;
}

/** Pinned cases as screens show them. */
export class PinnedCaseReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` cases after `after`, newest first. */
  async list(page: {
    readonly after: TimeKey | null;
    readonly limit: number;
  }): Promise<PinnedCaseResponse[]> {
    const { after, limit } = page;
    const rows = await this.database.query<PinnedCaseRow[]>(
      `SELECT * FROM pinned_cases WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1, $2::uuid)
        ORDER BY created_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(show);
  }

  /** All cases, in no order. */
  async all(): Promise<PinnedCaseResponse[]> {
    return (await this.database.query<PinnedCaseRow[]>('SELECT * FROM pinned_cases')).map(show);
  }

  /** One case, or null. */
  async find(id: string): Promise<PinnedCaseResponse | null> {
    const [row] = await this.database.query<PinnedCaseRow[]>('SELECT * FROM pinned_cases WHERE id = $1', [
      id,
    ]);
    return row ? show(row) : null;
  }
}

function show(row: PinnedCaseRow): PinnedCaseResponse {
  return {
    id: row.id,
    tool: row.tool,
    command: row.command,
    args: row.args,
    expect: row.expect,
    comment: row.comment,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}
