import { createHash } from 'node:crypto';

/**
 * The content of a rollback or restore: what it makes of the policy follows from the version that it is about and the one
 * that is in force. Approvals of it are void when the policy has moved on.
 */
export function versionChangeHash(change: 'rollback' | 'restore', version: number, current: number): string {
  return createHash('sha256').update(`${change} ${version} at ${current}`).digest('hex');
}
