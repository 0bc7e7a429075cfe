import type { LabelledAction, Pass, RunContext } from '@bylaw/learning';
import type { DigestReading } from '../digests/read-digest.js';

/** What every counting thread is started with. */
export interface CountingThreadData {
  readonly shellTools: readonly string[];
  /** Threads that may work out the end of a pass together, this one among them. */
  readonly threads: number;
}

/** What a counting thread is asked for, one thing at a time. Counts travel as JSON text. */
export type CountingRequest =
  | { readonly ask: 'open'; readonly estimator: string; readonly pass: Pass }
  | { readonly ask: 'add'; readonly actions: readonly LabelledAction[] }
  | { readonly ask: 'add-digest'; readonly digest: Uint8Array; readonly reading: DigestReading }
  | { readonly ask: 'merge'; readonly counts: string }
  | { readonly ask: 'counts' }
  | { readonly ask: 'end'; readonly context: RunContext };

/** A thread's answer: the value asked for, or why there is none. */
export type CountingReply = { readonly value: unknown } | { readonly error: string };
