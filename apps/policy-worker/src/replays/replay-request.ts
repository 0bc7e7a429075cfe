import type { RecordedSpan } from '@bylaw/persistence';
import type { PolicyPatch, PolicySettings, ReplayResult } from '@bylaw/policy';

/** The bounds of a replay. */
export interface ReplayBounds extends RecordedSpan {
  /** What is not reached within this time is told as skipped. */
  readonly withinMs: number;
}

/** What a thread is asked, one after the other: to begin a replay, to replay a page of actions (a line of JSON each), to say what it found. */
export type ReplayRequest =
  | {
      readonly ask: 'begin';
      /** What makes the current policy of that of the thread's last replay; of a new thread: of the empty one. */
      readonly current: PolicyPatch;
      /** What makes the proposed policy of the current one. */
      readonly proposed: PolicyPatch;
      readonly decisions: PolicySettings;
      readonly withinMs: number;
    }
  | { readonly ask: 'add'; readonly lines: string }
  | { readonly ask: 'end'; readonly notReached: number };

/** How many actions of a page were replayed: fewer than there are when the time was over. */
export interface ReplayedPage {
  readonly done: number;
  readonly late: boolean;
}

export type ReplayReply = { readonly value: ReplayedPage | ReplayResult | null } | { readonly error: string };

/** How far a replay has come: actions looked at, of those that there are within its bounds. */
export interface ReplayProgress {
  readonly done: number;
  readonly total: number;
}

/** What a replay found, and whether it got through all there is within its bounds. */
export interface ReplayOutcome extends ReplayResult {
  readonly complete: boolean;
}
