import { hash, randomBytes } from 'node:crypto';

const PREFIXES = { operator: 'bylaw_op_', enrolment: 'bylaw_enr_', agent: 'bylaw_agt_' } as const;

/** A new secret of 256 random bits. Show it once; store `hashToken` of it (I12). */
export function newToken(kind: keyof typeof PREFIXES): string {
  return PREFIXES[kind] + randomBytes(32).toString('base64url');
}

/**
 * What is stored of a token: its SHA-256 in hex. A slow hash would add nothing, as the secret has 256 bits of its own.
 */
export function hashToken(token: string): string {
  return hash('sha256', token);
}
