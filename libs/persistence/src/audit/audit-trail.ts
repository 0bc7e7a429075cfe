import type { EntityManager } from 'typeorm';
import type { AuditEvent } from './audit-event.js';
import { auditHash, type AuditContent } from './audit-hash.js';
import { storableJson } from './storable-json.js';

/** Any number that nothing else locks: whoever appends waits for the commit of the one before. */
const AUDIT_LOCK = 4_201_763_801;

/** Writes the append-only, hash-chained audit (I6). */
export class AuditTrail {
  constructor(
    private readonly clock: { now(): number },
    private readonly newId: () => string,
  ) {}

  /**
   * Appends one event with the transaction of `manager`, so that it is there exactly if the change is. Numbers have no
   * gaps: appenders take turns until they commit, so append last, shortly before the commit. Needs READ COMMITTED.
   */
  async append(manager: EntityManager, event: AuditEvent): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK]);
    const [last] = await manager.query<{ seq: string; hash: string }[]>(
      'SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1',
    );
    const content = this.content(event, { seq: Number(last?.seq ?? 0), hash: last?.hash ?? '' });
    const { actor } = content;
    await manager.query(
      `INSERT INTO audit_events (seq, id, at, actor_kind, actor_id, actor_name, actor_role, action, outcome, subject,
         reason, from_version, to_version, details, command_id, prev_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        content.seq,
        content.id,
        content.at,
        actor.kind,
        actor.id,
        actor.name,
        actor.role,
        content.action,
        content.outcome,
        content.subject,
        content.reason,
        content.fromVersion,
        content.toVersion,
        content.details === null ? null : JSON.stringify(content.details),
        content.commandId,
        content.prevHash,
        auditHash(content),
      ],
    );
  }

  private content(event: AuditEvent, last: { seq: number; hash: string }): AuditContent {
    const { actor } = event;
    return storableJson({
      seq: last.seq + 1,
      id: this.newId(),
      at: new Date(this.clock.now()).toISOString(),
      actor: {
        kind: actor.kind,
        id: actor.id,
        name: actor.name,
        role: actor.kind === 'operator' ? actor.role : null,
      },
      action: event.action,
      outcome: event.outcome,
      subject: event.subject ?? null,
      reason: event.reason ?? null,
      fromVersion: event.fromVersion ?? null,
      toVersion: event.toVersion ?? null,
      details: event.details ?? null,
      commandId: event.commandId ?? null,
      prevHash: last.hash,
    });
  }
}
