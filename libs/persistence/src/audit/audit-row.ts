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
