import { auditHash, type AuditContent } from './audit-hash.js';
import type { AuditHead } from './audit-head.js';

/**
 * What is wrong with the first broken event. `missing`: another number stands in its place. `changed`: its content does
 * not give its hash. `unlinked`: it does not name the hash of the event before it. `rewritten`: its hash is not the one of
 * the head that was kept. `truncated`: the chain ends before it.
 */
export type AuditFault = 'missing' | 'changed' | 'unlinked' | 'rewritten' | 'truncated';

/** What a verification of the chain found. */
export interface AuditVerification {
  readonly valid: boolean;
  /** How many events were read: all of them, or up to and with the first broken one. */
  readonly events: number;
  /** The number of the first event that is missing or not what was written; null when the chain is whole. */
  readonly firstBroken: number | null;
  /** What is wrong with it; null when the chain is whole. */
  readonly fault: AuditFault | null;
  /** The last event up to which the chain is whole. */
  readonly head: AuditHead;
}

/** An event as it is stored or exported: its content, and the hash that vouches for it. */
export interface AuditLink {
  readonly content: AuditContent;
  readonly hash: string;
}

/** Walks along the chain, link by link, and keeps no more of it than its last one (I6). */
export class AuditChain {
  private last: AuditHead = { seq: 0, hash: '' };
  private fault: AuditFault | null = null;

  /** `known`: a head that was kept before, which the chain must still contain. */
  constructor(private readonly known: AuditHead | null = null) {}

  /** Takes the next link; false when the chain is broken there, or was before. */
  add({ content, hash }: AuditLink): boolean {
    this.fault ??= this.faultOf(content, hash);
    if (this.fault === null) this.last = { seq: content.seq, hash };
    return this.fault === null;
  }

  /** The last link up to which it is whole. */
  get head(): AuditHead {
    return this.last;
  }

  /** What was found, once every link was added; `truncated` says that more must have been there. */
  verification(truncated = false): AuditVerification {
    const { seq } = this.last;
    if (this.fault === null && (truncated || (this.known !== null && this.known.seq > seq)))
      this.fault = 'truncated';
    const { fault, last: head } = this;
    if (fault === null) return { valid: true, events: seq, firstBroken: null, fault, head };
    const events = fault === 'truncated' ? seq : seq + 1;
    return { valid: false, events, firstBroken: seq + 1, fault, head };
  }

  private faultOf(content: AuditContent, hash: string): AuditFault | null {
    if (content.seq !== this.last.seq + 1) return 'missing';
    if (!isHashOf(hash, content)) return 'changed';
    if (content.prevHash !== this.last.hash) return 'unlinked';
    return this.known?.seq === content.seq && this.known.hash !== hash ? 'rewritten' : null;
  }
}

/** What has no canonical JSON, such as half of a surrogate pair, was never hashed. */
function isHashOf(hash: string, content: AuditContent): boolean {
  try {
    return hash === auditHash(content);
  } catch {
    return false;
  }
}
