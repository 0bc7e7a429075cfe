import { Readable } from 'node:stream';
import { auditVerification, currentAuditHead, type AuditHead } from '@bylaw/persistence';
import type { EntityManager } from 'typeorm';

/**
 * A verification of the audit as a stream of JSON lines: how far it is after every page, and what was found at last. It goes on as
 * fast as the lines are read. A store that does not answer at the start is an error here; later it breaks the stream off.
 */
export async function verificationLines(manager: EntityManager, known: AuditHead | null): Promise<Readable> {
  const { seq: total } = await currentAuditHead(manager);
  return Readable.from(linesOf(manager, known, total), { objectMode: false });
}

async function* linesOf(
  manager: EntityManager,
  known: AuditHead | null,
  total: number,
): AsyncGenerator<string, void, undefined> {
  const steps = auditVerification(manager, known);
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return yield lineOf(step.value);
    yield lineOf({ checked: step.value, total });
  }
}

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`;
