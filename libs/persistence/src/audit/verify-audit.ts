import type { EntityManager } from 'typeorm';
import { auditHash } from './audit-hash.js';
import { auditContentOf, type AuditRow } from './audit-row.js';

/** What a verification of the chain found. */
export interface AuditVerification {
  readonly valid: boolean;
  /** How many events were read: all of them, or up to and with the first broken one. */
  readonly events: number;
  /** The number of the first event that is missing or not what was written; null when the chain is whole. */
  readonly firstBroken: number | null;
}

const PAGE_ROWS = 1_000;

/**
 * Reads the whole audit, page by page, and checks that the numbers have no gap, that each event's hash is that of its
 * content, and that each names the hash before it (I6). A chain that was cut at its end is found by the versions and
 * commands, each of which has an event that tells of it. Events that are appended meanwhile are read too.
 */
export async function verifyAudit(manager: EntityManager): Promise<AuditVerification> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = await manager.query<AuditRow[]>(
      'SELECT * FROM audit_events WHERE seq > $1 ORDER BY seq LIMIT $2',
      [seq, PAGE_ROWS],
    );
    for (const row of rows) {
      seq += 1;
      if (!isLink(row, seq, hash)) return { valid: false, events: seq, firstBroken: seq };
      hash = row.hash;
    }
    if (rows.length < PAGE_ROWS) break;
  }
  const cut = await lacksEvents(manager);
  return { valid: !cut, events: seq, firstBroken: cut ? seq + 1 : null };
}

function isLink(row: AuditRow, seq: number, prevHash: string): boolean {
  return Number(row.seq) === seq && row.prev_hash === prevHash && row.hash === auditHash(auditContentOf(row));
}

/** Whether a version or a command is there without the event that was committed with it. Replays change nothing. */
async function lacksEvents(manager: EntityManager): Promise<boolean> {
  const [answer] = await manager.query<{ lacking: boolean }[]>(
    `SELECT EXISTS (
       SELECT 1 FROM policy_versions v WHERE NOT EXISTS (
         SELECT 1 FROM audit_events e WHERE e.to_version = v.version AND e.outcome = 'done')
     ) OR EXISTS (
       SELECT 1 FROM commands c WHERE c.name <> 'replay'
         AND NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.command_id = c.id)
     ) AS lacking`,
  );
  return answer?.lacking ?? false;
}
