/** The states that a thing can be in, and where each can go. States without a way on are final. */
export type Lifecycle<S extends string> = Readonly<Record<S, readonly S[]>>;

/** The states of a suggestion. */
export type SuggestionStatus = 'pending' | 'applied' | 'rejected' | 'expired' | 'stale' | 'superseded';

/** The states of a held action's review. */
export type ReviewStatus = 'held' | 'answered' | 'expired';

/** The states of a training run. */
export type TrainingRunStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

/** Only a person applies or rejects (I1); the rest happens to a suggestion by time, by other versions, by newer runs. */
export const SUGGESTION_LIFECYCLE: Lifecycle<SuggestionStatus> = {
  pending: ['applied', 'rejected', 'expired', 'stale', 'superseded'],
  applied: [],
  rejected: [],
  expired: [],
  stale: [],
  superseded: [],
};

/** A held action is answered once, or expires as a deny. */
export const REVIEW_LIFECYCLE: Lifecycle<ReviewStatus> = {
  held: ['answered', 'expired'],
  answered: [],
  expired: [],
};

/** A queued run can be cancelled, or fail, before any of it ran. */
export const TRAINING_RUN_LIFECYCLE: Lifecycle<TrainingRunStatus> = {
  queued: ['running', 'failed', 'cancelled'],
  running: ['completed', 'failed', 'cancelled'],
  completed: [],
  failed: [],
  cancelled: [],
};

/** Whether something of this lifecycle can go from one state to another. Staying is not a transition. */
export function canTransition<S extends string>(lifecycle: Lifecycle<S>, from: S, to: S): boolean {
  return lifecycle[from].includes(to);
}
