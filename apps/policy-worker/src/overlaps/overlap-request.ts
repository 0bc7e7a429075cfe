import type { NormalizedDiff, Overlap, Rule } from '@bylaw/policy';

/** What a thread is asked: the overlaps of a diff with a policy, or with the one that it was given before. */
export interface OverlapRequest {
  readonly diff: NormalizedDiff;
  readonly rules: readonly Rule[] | null;
}

export type OverlapReply = { readonly overlaps: readonly Overlap[] } | { readonly error: string };
