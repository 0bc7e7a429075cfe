import type { AuditEventResponse } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';
import type { AuditHead, AuditTrailer } from './audit-head.js';
import { auditPages } from './audit-pages.js';

/** The last event that there is now. */
export async function currentAuditHead(manager: EntityManager): Promise<AuditHead> {
  const [row] = await manager.query<{ seq: string; hash: string }[]>(
    'SELECT seq, hash FROM audit_events ORDER BY seq DESC LIMIT 1',
  );
  return { seq: Number(row?.seq ?? 0), hash: row?.hash ?? '' };
}

/**
 * The audit up to `head` as JSON lines, in order, some hundreds of lines at a time; at last a line `{"head": {seq, hash}}`.
 * It shows what is stored, whether the chain is whole or not.
 */
export async function* exportAudit(
  manager: EntityManager,
  head: AuditHead,
): AsyncGenerator<string, void, undefined> {
  for await (const page of auditPages(manager)) {
    const events = page.filter(({ content }) => content.seq <= head.seq);
    yield events.map(({ content, hash }) => line({ ...content, hash } satisfies AuditEventResponse)).join('');
    if (events.length < page.length) break;
  }
  yield line({ head } satisfies AuditTrailer);
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
