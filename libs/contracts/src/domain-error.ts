import type { Effect } from './vocabulary.js';

/**
 * Every code that a problem can carry, with the level at which the refusal is logged. `docs/errors.md` explains each
 * one to its reader. ERROR is kept for what someone must act on.
 */
export const ERROR_CODES = {
  validation_failed: 'info',
  malformed_body: 'info',
  malformed_yaml: 'info',
  yaml_alias: 'info',
  yaml_tag: 'info',
  yaml_duplicate_key: 'info',
  yaml_unknown_key: 'info',
  unsupported_media_type: 'info',
  invalid_diff: 'info',
  confirmation_required: 'info',
  unauthenticated: 'info',
  forbidden: 'warn',
  csrf_failed: 'warn',
  locked_rule: 'warn',
  not_found: 'info',
  policy_unchanged: 'info',
  policy_moved: 'info',
  suggestion_not_pending: 'info',
  suggestion_stale: 'info',
  version_already_rolled_back: 'info',
  review_not_held: 'info',
  approvals_missing: 'info',
  lockdown_active: 'info',
  training_not_running: 'info',
  replay_cancelled: 'info',
  command_not_cancellable: 'info',
  idempotency_key_reused: 'info',
  payload_too_large: 'info',
  pinned_case_broken: 'info',
  recording_unavailable: 'error',
  policy_unavailable: 'error',
  service_unavailable: 'error',
  internal_error: 'error',
} as const satisfies Record<string, 'info' | 'warn' | 'error'>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that is wrong with a request; `path` names the field, such as `diff.add[0].pattern`. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
  /** Of a pinned case: the rules that break it. */
  readonly rules?: readonly BreakingRuleResponse[];
}

/** A rule because of which a pinned case would be broken. */
export interface BreakingRuleResponse {
  /** Null of a rule that the refused change itself would have made. */
  readonly ruleId: string | null;
  readonly pattern: string;
  readonly effect: Effect;
  /** What the change does with it: `removed` rules had kept the case. */
  readonly change: 'added' | 'kept' | 'removed';
}

/** What a refusal says: serialisable, so that a job can answer with it. */
export interface Problem {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** A refusal in the domain's words. It knows no transport; the edge turns it into problem+json. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: ErrorCode,
    detail: string,
    readonly errors?: readonly FieldError[],
  ) {
    super(detail);
  }

  get logLevel(): 'info' | 'warn' | 'error' {
    return ERROR_CODES[this.code];
  }

  /** The same refusal as data. */
  toProblem(): Problem {
    return { code: this.code, detail: this.message, ...(this.errors ? { errors: this.errors } : {}) };
  }

  static fromProblem(problem: Problem): DomainError {
    return new DomainError(problem.code, problem.detail, problem.errors);
  }
}
