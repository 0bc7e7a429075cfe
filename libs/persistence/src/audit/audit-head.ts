/** The last event of the audit at some time: an older one, kept elsewhere, shows whether what came before it was changed since. */
export interface AuditHead {
  /** The event's number; 0 while there is none. */
  readonly seq: number;
  /** The event's hash; empty while there is none. */
  readonly hash: string;
}

/** What the text of a head looks like: `SEQ:HASH`. */
const AUDIT_HEAD_SHAPE = /^(?:0:|[1-9]\d{0,14}:[0-9a-f]{64})$/;

/** A head as one word, for command lines and headers. */
export function auditHeadText({ seq, hash }: AuditHead): string {
  return `${seq}:${hash}`;
}

/** The head that a word names; null when it is none. */
export function parseAuditHead(text: string): AuditHead | null {
  if (!AUDIT_HEAD_SHAPE.test(text)) return null;
  const [seq = '', hash = ''] = text.split(':');
  return { seq: Number(seq), hash };
}

/** The last line of an export: without it, the export broke off. */
export interface AuditTrailer {
  readonly head: AuditHead;
}
