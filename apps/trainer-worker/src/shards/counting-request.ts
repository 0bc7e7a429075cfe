import type { LabelTotals, LabelledAction, LearningSettings } from '@bylaw/learning';

/** What every counting thread is started with. */
export interface CountingThreadData {
  readonly shellTools: readonly string[];
}

/** A pass over labelled actions that a thread is to count, from nothing. */
export type Pass =
  | { readonly name: 'unsafe'; readonly estimator: string }
  | { readonly name: 'candidates'; readonly estimator: string; readonly survivors: string };

/** What a thread needs, beside its counts, to end a run. */
export interface ConclusionRequest {
  readonly settings: LearningSettings;
  readonly totals: LabelTotals;
  readonly generatedAt: string;
  readonly activePatterns: readonly string[];
}

/** What the merged first pass leaves to the second. */
export interface FirstPassEnd {
  readonly totals: LabelTotals;
  /** Where a term of enough support can be. */
  readonly survivors: string;
}

/** What a counting thread is asked for, one thing at a time. Counts travel as JSON text. */
export type CountingRequest =
  | { readonly ask: 'open'; readonly pass: Pass }
  | { readonly ask: 'add'; readonly actions: readonly LabelledAction[] }
  | { readonly ask: 'merge'; readonly counts: string }
  | { readonly ask: 'counts' }
  | { readonly ask: 'survivors'; readonly minSupport: number }
  | { readonly ask: 'conclude'; readonly conclusion: ConclusionRequest };

/** A thread's answer: the value asked for, or why there is none. */
export type CountingReply = { readonly value: unknown } | { readonly error: string };
