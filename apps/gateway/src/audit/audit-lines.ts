import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import { exportAudit, type AuditHead } from '@bylaw/persistence';
import type { EntityManager } from 'typeorm';
import { startingWith } from '../starting-with.js';

/**
 * The audit up to `head` as a stream of JSON lines, gzipped if asked for: memory does not grow with it, and no reader holds a
 * snapshot. A store that does not answer is an error here; later it breaks the stream off, before its last line.
 */
export async function auditLines(
  manager: EntityManager,
  { head, gzip }: { readonly head: AuditHead; readonly gzip: boolean },
): Promise<Readable> {
  const parts = exportAudit(manager, head);
  const first = await parts.next();
  const lines = Readable.from(first.done ? [] : startingWith(first.value, parts), { objectMode: false });
  return gzip ? pipeline(lines, createGzip(), () => undefined) : lines;
}
