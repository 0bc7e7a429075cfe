import type { EntityManager } from 'typeorm';
import { auditContentOf, type AuditRow } from './audit-row.js';
import type { AuditLink } from './audit-chain.js';

/** Events read at a time: what is in memory of the audit while it is read. */
const PAGE_ROWS = 500;

/** Before every number that a row can have, also one that somebody put in past the table's checks. */
const LOWEST = '-9223372036854775808';

/** The whole audit in the order of its numbers, page by page, without a snapshot: what is appended meanwhile comes too. */
export async function* auditPages(
  manager: EntityManager,
): AsyncGenerator<(AuditLink & { readonly content: ReturnType<typeof auditContentOf> })[], void, undefined> {
  for (let after = LOWEST; ;) {
    const rows = await manager.query<AuditRow[]>(
      'SELECT * FROM audit_events WHERE seq > $1 ORDER BY seq LIMIT $2',
      [after, PAGE_ROWS],
    );
    if (rows.length > 0) yield rows.map((row) => ({ content: auditContentOf(row), hash: row.hash }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) return;
    after = last.seq;
  }
}
