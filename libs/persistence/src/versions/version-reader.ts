import type { RuleResponse, VersionKind, VersionResponse } from '@bylaw/contracts';
import type { Rule } from '@bylaw/policy';
import type { DataSource } from 'typeorm';
import { toRule, type RuleRow } from '../policy/rule-row.js';

interface VersionRow {
  readonly version: number;
  readonly kind: VersionKind;
  readonly suggestion_id: string | null;
  readonly reverts: number | null;
  readonly author: string;
  readonly comment: string | null;
  readonly created_at: Date;
  readonly added: readonly string[];
  readonly removed: readonly Rule[];
}

/** Versions as screens show them, with the rules that each added and removed. */
export class VersionReader {
  constructor(private readonly database: DataSource) {}

  /** Up to `limit` versions before `before`, newest first. */
  async list(page: { readonly before: number | null; readonly limit: number }): Promise<VersionResponse[]> {
    const rows = await this.database.query<VersionRow[]>(
      `SELECT * FROM policy_versions WHERE $1::integer IS NULL OR version < $1 ORDER BY version DESC LIMIT $2`,
      [page.before, page.limit],
    );
    return this.withRules(rows);
  }

  /** One version, or null. Version 0, where nothing was ever applied, is none. */
  async find(version: number): Promise<VersionResponse | null> {
    const rows = await this.database.query<VersionRow[]>('SELECT * FROM policy_versions WHERE version = $1', [
      version,
    ]);
    return (await this.withRules(rows))[0] ?? null;
  }

  /** The version that rolled this one back; null when none did. */
  async rollbackOf(version: number): Promise<number | null> {
    const [row] = await this.database.query<{ version: number }[]>(
      `SELECT version FROM policy_versions WHERE kind = 'rollback' AND reverts = $1`,
      [version],
    );
    return row?.version ?? null;
  }

  private async withRules(rows: readonly VersionRow[]): Promise<VersionResponse[]> {
    const ids = rows.flatMap((row) => row.added);
    const rules = await this.database.query<RuleRow[]>('SELECT * FROM rules WHERE id = ANY($1::uuid[])', [
      ids,
    ]);
    const byId = new Map(rules.map((rule) => [rule.id, toRule(rule)]));
    return rows.map((row) => show(row, byId));
  }
}

function show(row: VersionRow, rules: ReadonlyMap<string, RuleResponse>): VersionResponse {
  return {
    version: row.version,
    kind: row.kind,
    suggestionId: row.suggestion_id,
    reverts: row.reverts,
    author: row.author,
    comment: row.comment,
    createdAt: row.created_at.toISOString(),
    added: row.added,
    addedRules: row.added.flatMap((id) => rules.get(id) ?? []),
    removed: row.removed,
  };
}
