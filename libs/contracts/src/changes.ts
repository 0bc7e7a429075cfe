import { IsOptional, Matches, ValidateIf } from 'class-validator';
import type { ApprovalResponse } from './approvals.js';
import {
  ArgumentsField,
  BooleanField,
  IntField,
  LargeTextField,
  ListField,
  ObjectField,
  TextField,
  TimeField,
  UuidField,
  WordField,
} from './fields.js';
import { LIMITS } from './limits.js';
import { PageQuery } from './pages.js';
import { DiffRequest, type RuleResponse } from './rules.js';
import {
  EFFECTS,
  REVIEW_STATUSES,
  SUGGESTION_STATUSES,
  VERDICTS,
  type Effect,
  type ReviewStatus,
  type SuggestionStatus,
  type Verdict,
  type VersionKind,
} from './vocabulary.js';

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

export class ReviewsQuery extends PageQuery {
  @WordField(REVIEW_STATUSES, { optional: true })
  status?: ReviewStatus;
}

export class VerdictRequest {
  @WordField(VERDICTS)
  verdict!: Verdict;

  @BooleanField({
    optional: true,
    description: 'Answer all that is held with the same tool and command, of whichever agent.',
  })
  identical?: boolean;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** A command and the decision that every policy must give it. */
export class PinnedCaseRequest {
  @TextField({ max: 200, optional: true, description: '`shell` when absent.' })
  tool?: string;

  @LargeTextField({ maxBytes: LIMITS.commandBytes })
  command!: string;

  @ArgumentsField({ maxBytes: LIMITS.commandBytes, optional: true })
  args?: string[] | Record<string, unknown>;

  @WordField(EFFECTS, { description: 'The decision that must come.' })
  expect!: Effect;

  @TextField({ min: 0, max: 2_000, optional: true })
  comment?: string;
}

/** Pinned cases as a file. */
export class PinnedCasesFileRequest {
  @ListField(() => PinnedCaseRequest, { max: LIMITS.fileCases })
  cases!: PinnedCaseRequest[];
}

/** The filters of the audit. */
export class AuditQuery extends PageQuery {
  @TextField({
    max: 100,
    optional: true,
    description: 'Only events of this action, such as `suggestion.apply`.',
  })
  action?: string;

  @IsOptional()
  @WordField(['done', 'refused'], { optional: true })
  outcome?: 'done' | 'refused';

  @TextField({ max: 200, optional: true, description: 'Only events of this actor name.' })
  actor?: string;

  @TextField({
    max: 200,
    optional: true,
    description: 'Only events about this subject, such as a suggestion id.',
  })
  subject?: string;
}

/** What the verification of the audit is told. */
export class VerifyAuditQuery {
  @TextField({
    max: 100,
    optional: true,
    description: 'The head of an earlier export or verification, `SEQ:HASH`: it must still be in the chain.',
  })
  @Matches(/^(?:0:|[1-9]\d{0,14}:[0-9a-f]{64})$/, { message: '$property must be SEQ:HASH' })
  head?: string;
}

/** A held action as the API shows it, whatever became of it. */
export interface ReviewResponse {
  readonly actionId: string;
  readonly agentId: string;
  readonly agentName: string | null;
  readonly tool: string;
  readonly command: string;
  readonly policyVersion: number;
  readonly reason: string | null;
  readonly status: ReviewStatus;
  readonly verdict: Verdict | null;
  readonly comment: string | null;
  readonly heldAt: string;
  readonly expiresAt: string;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  /** How many actions with the same tool and command are held now, of whichever agent; itself included if it is. */
  readonly identicalHeld: number;
}

/** A pinned case as the API shows it. */
export interface PinnedCaseResponse {
  readonly id: string;
  readonly tool: string;
  readonly command: string;
  readonly args: readonly string[] | Readonly<Record<string, unknown>> | null;
  readonly expect: Effect;
  readonly comment: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** One link of the audit chain as the API shows it. */
export interface AuditEventResponse {
  readonly seq: number;
  readonly id: string;
  readonly at: string;
  readonly actor: {
    readonly kind: string;
    readonly id: string;
    readonly name: string;
    readonly role: string | null;
  };
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly subject: string | null;
  readonly reason: string | null;
  readonly fromVersion: number | null;
  readonly toVersion: number | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly commandId: string | null;
  readonly prevHash: string;
  readonly hash: string;
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
