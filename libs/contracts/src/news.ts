import type { Effect, SuggestionStatus, TrainingStatus, Verdict, VersionKind } from './vocabulary.js';

/**
 * What a commit tells its readers by NOTIFY. News only says that something is there to be read: whoever misses it
 * catches up from the tables (I4). A payload stays far below Postgres' 8,000 bytes.
 */
export type News =
  | { readonly type: 'version.created'; readonly version: number; readonly kind: VersionKind }
  | { readonly type: 'version.acknowledged'; readonly version: number; readonly hubId: string }
  | { readonly type: 'suggestion.changed'; readonly id: string; readonly status: SuggestionStatus }
  | { readonly type: 'agent.registered'; readonly id: string }
  | { readonly type: 'agent.removed'; readonly id: string }
  | { readonly type: 'agent.quarantine'; readonly id: string; readonly quarantined: boolean }
  | { readonly type: 'approval.changed'; readonly change: VersionKind; readonly subject: string }
  | {
      readonly type: 'emergency.declared';
      readonly change: VersionKind;
      readonly subject: string;
      readonly by: string;
    }
  | { readonly type: 'lockdown.changed'; readonly active: boolean }
  | { readonly type: 'agent.offline'; readonly id: string }
  | { readonly type: 'review.held'; readonly actionId: string }
  | { readonly type: 'review.answered'; readonly actionId: string; readonly verdict: Verdict }
  | { readonly type: 'review.expired'; readonly actionId: string }
  | {
      readonly type: 'actions.recorded';
      readonly count: number;
      readonly lastId: string;
      readonly lastDecision: Effect | null;
    }
  | { readonly type: 'action.labelled'; readonly id: string }
  | { readonly type: 'training.changed'; readonly id: string; readonly status: TrainingStatus }
  | { readonly type: 'token.changed'; readonly id: string }
  | { readonly type: 'pinned-case.changed'; readonly id: string };
