import type { AuditContent } from './audit-hash.js';

/** A row of `audit_events`, as the driver gives it. */
export interface AuditRow {
  readonly seq: string;
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly actor_role: string | null;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subject: string | null;
  readonly reason: string | null;
  readonly from_version: number | null;
  readonly to_version: number | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly command_id: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/** What the row's hash vouches for: all of it but the hash. */
export function auditContentOf(row: AuditRow): AuditContent & Pick<AuditRow, 'outcome' | 'details'> {
  return {
    seq: Number(row.seq),
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, role: row.actor_role },
    action: row.action,
    outcome: row.outcome,
    subject: row.subject,
    reason: row.reason,
    fromVersion: row.from_version,
    toVersion: row.to_version,
    details: row.details,
    commandId: row.command_id,
    prevHash: row.prev_hash,
  };
}
