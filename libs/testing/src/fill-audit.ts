import { auditHash, type AuditContent } from '@bylaw/persistence';
import type { Client } from 'pg';

const ROWS_AT_ONCE = 1_000;

/** Puts so many events into an empty audit, chained as they must be, by inserts of many rows. */
export async function fillAudit(client: Pick<Client, 'query'>, count: number): Promise<void> {
  let prevHash = '';
  for (let seq = 1; seq <= count;) {
    const rows: (AuditContent & { hash: string })[] = [];
    for (; rows.length < ROWS_AT_ONCE && seq <= count; seq++) {
      const content = eventOf(seq, prevHash);
      prevHash = auditHash(content);
      rows.push({ ...content, hash: prevHash });
    }
    await client.query(
      `INSERT INTO audit_events (seq, id, at, actor_kind, actor_id, actor_name, actor_role, action, outcome, subject, reason,
         details, prev_hash, hash)
       SELECT (e->>'seq')::bigint, (e->>'id')::uuid, (e->>'at')::timestamptz, e->'actor'->>'kind', e->'actor'->>'id',
         e->'actor'->>'name', e->'actor'->>'role', e->>'action', e->>'outcome', e->>'subject', e->>'reason', e->'details',
         e->>'prevHash', e->>'hash'
       FROM jsonb_array_elements($1::jsonb) e`,
      [JSON.stringify(rows)],
    );
  }
}

/** About as long as most events are. */
function eventOf(seq: number, prevHash: string): AuditContent {
  return {
    seq,
    id: `00000000-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`,
    at: new Date(1_763_800_000_000 + seq).toISOString(),
    actor: { kind: 'operator', id: '0192f0c1-0000-7000-8000-000000000000', name: 'Ada', role: 'approver' },
    action: 'suggestion.reject',
    outcome: seq % 7 === 0 ? 'refused' : 'done',
    subject: `subject-${seq}`,
    reason: 'it would deny what the build needs',
    fromVersion: null,
    toVersion: null,
    details: { contentHash: prevHash.slice(0, 16), amount: seq / 7 },
    commandId: null,
    prevHash,
  };
}
