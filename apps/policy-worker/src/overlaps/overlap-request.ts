import type { NormalizedDiff, Overlap, PolicyPatch } from '@bylaw/policy';

/** What a thread is asked: the overlaps of a diff with a policy, given as what makes it of the one before; null for the same. */
export interface OverlapRequest {
  readonly diff: NormalizedDiff;
  readonly change: PolicyPatch | null;
}

export type OverlapReply = { readonly overlaps: readonly Overlap[] } | { readonly error: string };
