import type { Diff } from './diff.js';

/** Whether every rule that a diff removes is still active; if not, the suggestion is stale, and `missing` says why. */
export function appliesCleanly(
  diff: Pick<Diff, 'remove'>,
  activeIds: Iterable<string>,
): { readonly clean: boolean; readonly missing: readonly string[] } {
  const active = new Set(activeIds);
  const missing = (diff.remove ?? []).filter((id) => !active.has(id));
  return { clean: missing.length === 0, missing };
}
