import type { VersionResponse } from '../gateway/wire.js';

/** What a version is, in words. */
export function describeVersion({ kind, reverts }: VersionResponse): string {
  if (kind === 'rollback') return `rolls back version ${reverts ?? '?'}`;
  if (kind === 'restore') return `restores version ${reverts ?? '?'}`;
  return 'applies a suggestion';
}
