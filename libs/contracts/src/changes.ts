import { ValidateIf } from 'class-validator';
import type { ApprovalResponse } from './approvals.js';
import { BooleanField, IntField, ObjectField, TextField, TimeField, UuidField, WordField } from './fields.js';
import { LIMITS } from './limits.js';
import { PageQuery } from './pages.js';
import { DiffRequest, type RuleResponse } from './rules.js';
import { SUGGESTION_STATUSES, type SuggestionStatus, type VersionKind } from './vocabulary.js';

export class ProposeRequest {
  @ObjectField(() => DiffRequest)
  diff!: DiffRequest;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** What is said with a policy that is sent as a file. */
export class ProposeQuery {
  @TextField({ min: 0, max: 2_000, optional: true, description: 'Why; of a body of YAML.' })
  comment?: string;

  @IntField({
    min: 0,
    max: 2_147_483_647,
    optional: true,
    description: 'The version that a body of YAML was made from: refused when the policy is at another one.',
  })
  baseVersion?: number;
}

export class SuggestionsQuery extends PageQuery {
  @WordField(SUGGESTION_STATUSES, { optional: true })
  status?: SuggestionStatus;
}

/**
 * A change that a person confirms by typing. Both fields are checked where the change is made, so that a wrong word
 * is `confirmation_required` and leaves an audit event (I1, I6).
 */
export class ConfirmedRequest {
  @TextField({ min: 0, max: 100, optional: true, description: 'The typed word: APPLY, ROLLBACK or RESTORE.' })
  confirmation?: string;

  @TextField({ min: 0, max: 2_000, optional: true, description: 'Why. Required.' })
  comment?: string;

  @BooleanField({
    optional: true,
    description: 'Make it without the approvals of others. For admins; stands out in the audit.',
  })
  emergency?: boolean;

  @BooleanField({
    optional: true,
    description: 'Answer when every live hub enforces the version, or after 5 s, with its `rollout`.',
  })
  waitForRollout?: boolean;
}

/** An approval is confirmed as the change is. */
export class ApprovalRequest {
  @TextField({ min: 0, max: 100, optional: true, description: 'The typed word: APPLY, ROLLBACK or RESTORE.' })
  confirmation?: string;

  @TextField({ min: 0, max: 2_000, optional: true, description: 'Why. Required.' })
  comment?: string;
}

/** A version that was made. */
export interface ChangedResponse {
  readonly version: number;
  /** How far it has come; when this was waited for. */
  readonly rollout?: RolloutResponse;
}

export class RejectRequest {
  @TextField({ max: 2_000 })
  comment!: string;
}

/** Where a rule of an overlap is: active under an id, or what the diff adds at an index. */
export type OverlapPlace = { readonly ruleId: string } | { readonly addIndex: number };

/** A rule without which the policy would decide the same, and the rule because of which. */
export interface OverlapResponse {
  /** `duplicate`: both say the same. `subsumed`: whatever the rule matches, the other matches too. */
  readonly kind: 'duplicate' | 'subsumed';
  readonly rule: OverlapPlace;
  readonly by: OverlapPlace;
}

/** A suggestion as the API shows it. */
export interface SuggestionResponse {
  readonly id: string;
  readonly status: SuggestionStatus;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly diff: {
    readonly add: readonly object[];
    readonly remove: readonly string[];
    readonly meta: Readonly<Record<string, unknown>>;
  };
  readonly contentHash: string;
  readonly baseVersion: number;
  readonly comment: string | null;
  readonly evidence: unknown;
  /** The training run that made it; null when an operator did. */
  readonly trainingId: string | null;
  readonly replay: unknown;
  /**
   * The rules that it adds in vain or makes superfluous in the policy that it was made for: at most 1,000, those that it
   * adds first. Null when they were not looked for, or not found in time.
   */
  readonly overlaps: readonly OverlapResponse[] | null;
  /** How many there are in all. */
  readonly overlapCount: number | null;
  /** Who has approved it so far, where an apply needs the approval of several people. */
  readonly approvals: readonly ApprovalResponse[];
  readonly reviewedBy: string | null;
  readonly reviewedAt: string | null;
  readonly reviewComment: string | null;
  readonly appliedVersion: number | null;
  readonly expiresAt: string;
}

/** A version as the API shows it. */
export interface VersionResponse {
  readonly version: number;
  readonly kind: VersionKind;
  readonly suggestionId: string | null;
  /** The version that this one rolled back or restored. */
  readonly reverts: number | null;
  readonly author: string;
  readonly comment: string | null;
  readonly createdAt: string;
  /** The ids of the rules that it added (I5); the rules themselves are in `addedRules`. */
  readonly added: readonly string[];
  readonly addedRules: readonly RuleResponse[];
  /** The whole rules that it removed (I5). */
  readonly removed: readonly RuleResponse[];
}

/** A replay asks about a diff, or about a stored suggestion. */
export class ReplayRequest {
  @ValidateIf((request: ReplayRequest) => request.suggestionId === undefined)
  @ObjectField(() => DiffRequest)
  diff?: DiffRequest;

  @UuidField({ optional: true })
  suggestionId?: string;

  @TimeField({ optional: true, description: 'The oldest action to look at; 30 days ago unless set.' })
  since?: string;

  @IntField({ min: 1, max: LIMITS.replayActions, optional: true })
  limit?: number;
}

/** How far a version has come among the hubs. */
export interface RolloutResponse {
  readonly version: number;
  /** Every live hub enforces this version or a later one. */
  readonly complete: boolean;
  readonly hubs: readonly {
    readonly id: string;
    /** The version that the hub enforces now. */
    readonly version: number;
    /** When it first acknowledged the version asked about, or a later one; null when it has not. */
    readonly acknowledgedAt: string | null;
  }[];
}
