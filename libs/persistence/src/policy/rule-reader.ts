import type { RuleDetailResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import { toRule, type RuleRow } from './rule-row.js';

interface SpanRow {
  readonly added_in: number;
  readonly removed_in: number | null;
}

/** Single rules as screens show them, active or not. */
export class RuleReader {
  constructor(private readonly database: DataSource) {}

  /** One rule with when it was active, the oldest span first; null when there never was one with this id. */
  async find(id: string): Promise<RuleDetailResponse | null> {
    const [row] = await this.database.query<RuleRow[]>('SELECT * FROM rules WHERE id = $1', [id]);
    if (!row) return null;
    const spans = await this.database.query<SpanRow[]>(
      'SELECT added_in, removed_in FROM rule_spans WHERE rule_id = $1 ORDER BY added_in',
      [id],
    );
    return {
      ...toRule(row),
      spans: spans.map(({ added_in: addedIn, removed_in: removedIn }) => ({ addedIn, removedIn })),
    };
  }
}
