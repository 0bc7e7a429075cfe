import { createHash } from 'node:crypto';
import { canonicalJson } from '@bylaw/policy';

/** Everything that one link of the chain vouches for. */
export interface AuditContent {
  readonly seq: number;
  readonly id: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly actor: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly role: string | null;
  };
  readonly action: string;
  readonly outcome: string;
  readonly subject: string | null;
  readonly reason: string | null;
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
  readonly details: unknown;
  readonly commandId: string | null;
  /** The hash of the event before it; empty for the first. */
  readonly prevHash: string;
}

/** The link's hash: SHA-256, in hex, over the RFC 8785 canonical JSON of its content, the previous hash included (I6). */
export function auditHash(content: AuditContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
