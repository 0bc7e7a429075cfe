/** An audit event as the gateway lists it. */
export interface ShownAuditEvent {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly name: string; readonly role?: string | null };
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subject: string | null;
  readonly reason: string | null;
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
}
