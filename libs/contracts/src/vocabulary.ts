/** The closed sets of words on the wire. Every other part takes them from here. */

export const EFFECTS = ['allow', 'deny', 'review'] as const;
export type Effect = (typeof EFFECTS)[number];

export const RULE_TARGETS = ['command', 'text'] as const;
export type RuleTarget = (typeof RULE_TARGETS)[number];

export const RULE_MODES = ['enforce', 'observe'] as const;
export type RuleMode = (typeof RULE_MODES)[number];

export const AGENT_STATUSES = ['idle', 'running', 'blocked'] as const;
/** An agent's own word on what it does. */
export type AgentStatus = (typeof AGENT_STATUSES)[number];

export const LIVENESSES = ['online', 'offline'] as const;
/** The hub's finding from heartbeats. */
export type Liveness = (typeof LIVENESSES)[number];

export const LABELS = ['safe', 'unsafe', 'unknown'] as const;
/** A person's word on an action; its index is its number in telemetry CSV. */
export type Label = (typeof LABELS)[number];

export const SUGGESTION_STATUSES = [
  'pending',
  'applied',
  'rejected',
  'expired',
  'stale',
  'superseded',
] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

export const VERSION_KINDS = ['apply', 'rollback', 'restore'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const REVIEW_STATUSES = ['held', 'answered', 'expired'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const VERDICTS = ['allow', 'deny'] as const;
/** An operator's answer to a held action. */
export type Verdict = (typeof VERDICTS)[number];

export const TRAINING_STATUSES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type TrainingStatus = (typeof TRAINING_STATUSES)[number];

export const ESTIMATORS = ['mined', 'importance'] as const;
/**
 * How a training run learns. `mined`: signed, validated rules over canonical forms, each with its evidence. `importance`: the
 * terms of a random forest with the highest importance, unvalidated.
 */
export type Estimator = (typeof ESTIMATORS)[number];

export const ROLES = ['viewer', 'labeler', 'approver', 'admin'] as const;
/** Operators' roles, each including the ones before it. */
export type Role = (typeof ROLES)[number];

export const TOKEN_KINDS = ['operator', 'enrolment'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Does `role` include what `needed` may do? */
export function roleIncludes(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
