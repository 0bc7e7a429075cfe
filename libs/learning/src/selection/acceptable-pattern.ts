import { checkPattern } from '@bylaw/policy';

const REMEMBERED = 5_000;
const known = new Map<string, boolean>();

/** Whether the policy accepts a pattern. Checking compiles it, so that answers are remembered. */
export function isAcceptable(pattern: string): boolean {
  const met = known.get(pattern);
  if (met !== undefined) return met;
  if (known.size >= REMEMBERED) known.clear();
  const { ok } = checkPattern(pattern);
  known.set(pattern, ok);
  return ok;
}
