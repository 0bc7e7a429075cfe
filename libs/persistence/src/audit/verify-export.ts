import type { AuditEventResponse } from '@bylaw/contracts';
import { AuditChain, type AuditFault, type AuditLink, type AuditVerification } from './audit-chain.js';
import type { AuditHead, AuditTrailer } from './audit-head.js';

/** `unreadable`: the line where it should be is not one that an export writes. */
export type ExportFault = AuditFault | 'unreadable';

/** What a verification of an export found. */
export type ExportVerification = Omit<AuditVerification, 'fault'> & { readonly fault: ExportFault | null };

/**
 * Checks an export without a database (I6): as `verifyAudit`, and that every line is as it was written, byte for byte, and
 * the last one there. `known` is a head that was kept before, such as that of an earlier export.
 */
export async function verifyExport(
  lines: AsyncIterable<string>,
  known: AuditHead | null = null,
): Promise<ExportVerification> {
  const chain = new AuditChain(known);
  let end: AuditHead | null = null;
  for await (const text of lines) {
    const value: ReturnType<typeof parsedLine> = end === null ? parsedLine(text) : null;
    if (value === null) return unreadable(chain);
    if (isTrailer(value)) end = value.head;
    else if (!chain.add(asLink(value))) return chain.verification();
  }
  const { seq, hash } = chain.head;
  if (end !== null && end.seq <= seq && (end.seq !== seq || end.hash !== hash)) return unreadable(chain);
  return chain.verification(end === null || end.seq > seq);
}

/** The object of a line that is exactly as an export writes it: no name twice, nothing that another reader could see otherwise. */
function parsedLine(text: string): AuditEventResponse | AuditTrailer | null {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return JSON.stringify(value) === text && (isEvent(value) || isTrailer(value)) ? value : null;
  } catch {
    return null;
  }
}

function isEvent(value: object): value is AuditEventResponse {
  const { seq, hash, prevHash } = value as Partial<AuditEventResponse>;
  return typeof seq === 'number' && typeof hash === 'string' && typeof prevHash === 'string';
}

function isTrailer(value: object): value is AuditTrailer {
  const { head } = value as { head?: Partial<AuditHead> | null };
  const { seq, hash } = head ?? {};
  return typeof seq === 'number' && typeof hash === 'string' && Object.keys(value).length === 1;
}

/** All but the hash is content, also what no event has: then it does not give the hash. */
function asLink({ hash, ...content }: AuditEventResponse): AuditLink {
  return { content, hash };
}

function unreadable(chain: AuditChain): ExportVerification {
  const { head } = chain;
  const firstBroken = head.seq + 1;
  return { valid: false, events: firstBroken, firstBroken, fault: 'unreadable', head };
}
