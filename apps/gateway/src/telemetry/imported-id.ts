import { createHash } from 'node:crypto';
import { isUUID } from 'class-validator';

/** Where the metadata of an imported action keeps an id that is no UUID. */
export const IMPORTED_ID = 'importedId';

/**
 * The id under which a line is stored: its own when it is a UUID, else one that is always the same for the same text
 * (UUIDv8 over its SHA-256), so that a line that comes again is a duplicate whatever its system calls it.
 */
export function storedId(id: string): string {
  if (isUUID(id)) return id.toLowerCase();
  const bytes = createHash('sha256').update('bylaw telemetry\n').update(id).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** An action's id and metadata as they were before the import, so that an export brings back what came in. */
export function exportedId(action: {
  readonly id: string;
  readonly metadata: Readonly<Record<string, unknown>> | null;
}): { id: string; metadata: Readonly<Record<string, unknown>> | null } {
  const imported = action.metadata?.[IMPORTED_ID];
  if (typeof imported !== 'string' || isUUID(imported) || storedId(imported) !== action.id) return action;
  const { [IMPORTED_ID]: _, ...metadata } = action.metadata ?? {};
  return { id: imported, metadata: Object.keys(metadata).length === 0 ? null : metadata };
}
