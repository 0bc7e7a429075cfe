import type { Effect, Rule, RuleMode, RuleTarget } from '@bylaw/policy';

/** A row of `rules`, as the driver gives it. */
export interface RuleRow {
  readonly id: string;
  readonly pattern: string;
  readonly effect: Effect;
  readonly tool: string | null;
  readonly target: RuleTarget;
  readonly mode: RuleMode;
  readonly locked: boolean;
  readonly confidence: number | null;
  readonly reason: string | null;
  readonly added_by: string;
  readonly added_at: Date;
  readonly added_in_version: number;
}

/** A stored rule as the domain and the API know it. */
export function toRule(row: RuleRow): Rule {
  return {
    id: row.id,
    pattern: row.pattern,
    effect: row.effect,
    tool: row.tool,
    target: row.target,
    mode: row.mode,
    locked: row.locked,
    confidence: row.confidence,
    reason: row.reason,
    addedBy: row.added_by,
    addedAt: row.added_at.toISOString(),
    addedInVersion: row.added_in_version,
  };
}
