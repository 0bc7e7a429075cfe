import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { ApprovalResponse } from './approvals.js';
import { BooleanField, IntField, ObjectField, TextField, TimeField, UuidField, WordField } from './fields.js';
import { LIMITS } from './limits.js';
import { PageQuery } from './pages.js';
import { DiffRequest, RuleDraftRequest, RuleResponse } from './rules.js';
import { Shown } from './shown.js';
import { SUGGESTION_STATUSES, VERSION_KINDS, type SuggestionStatus, type VersionKind } from './vocabulary.js';

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

export class RejectRequest {
  @TextField({ max: 2_000 })
  comment!: string;
}

/** Where a rule of an overlap is: active under an id, or what the diff adds at an index. */
export type OverlapPlace = { readonly ruleId: string } | { readonly addIndex: number };

const OVERLAP_PLACE: ApiPropertyOptions = {
  oneOf: [
    { type: 'object', properties: { ruleId: { type: 'string' } }, required: ['ruleId'] },
    { type: 'object', properties: { addIndex: { type: 'integer' } }, required: ['addIndex'] },
  ],
};

/** A rule without which the policy would decide the same, and the rule because of which. */
export class OverlapResponse {
  /** `duplicate`: both say the same. `subsumed`: whatever the rule matches, the other matches too. */
  @Shown(['duplicate', 'subsumed'])
  readonly kind!: 'duplicate' | 'subsumed';

  @ApiProperty(OVERLAP_PLACE)
  readonly rule!: OverlapPlace;

  @ApiProperty(OVERLAP_PLACE)
  readonly by!: OverlapPlace;
}

/** A diff as it was proposed. */
export class DiffResponse {
  @Shown(() => RuleDraftRequest, { list: true })
  readonly add!: readonly object[];

  @Shown('text', { list: true })
  readonly remove!: readonly string[];

  @Shown('object')
  readonly meta!: Readonly<Record<string, unknown>>;
}

/** A suggestion as the API shows it. */
export class SuggestionResponse {
  @Shown('text')
  readonly id!: string;

  @Shown(SUGGESTION_STATUSES)
  readonly status!: SuggestionStatus;

  @Shown('text')
  readonly proposedBy!: string;

  @Shown('time')
  readonly proposedAt!: string;

  @Shown(() => DiffResponse)
  readonly diff!: DiffResponse;

  @Shown('text')
  readonly contentHash!: string;

  @Shown('integer')
  readonly baseVersion!: number;

  @Shown('text', { nullable: true })
  readonly comment!: string | null;

  @Shown('anything')
  readonly evidence!: unknown;

  /** The training run that made it; null when an operator did. */
  @Shown('text', { nullable: true })
  readonly trainingId!: string | null;

  @Shown('anything')
  readonly replay!: unknown;

  /**
   * The rules that it adds in vain or makes superfluous in the policy that it was made for: at most 1,000, those that it
   * adds first. Null when they were not looked for, or not found in time.
   */
  @Shown(() => OverlapResponse, { nullable: true, list: true })
  readonly overlaps!: readonly OverlapResponse[] | null;

  /** How many there are in all. */
  @Shown('integer', { nullable: true })
  readonly overlapCount!: number | null;

  /** Who has approved it so far, where an apply needs the approval of several people. */
  @Shown(() => ApprovalResponse, { list: true })
  readonly approvals!: readonly ApprovalResponse[];

  /** How many people must approve it, whoever applies it included. */
  @Shown('integer')
  readonly approvalsRequired!: number;

  @Shown('text', { nullable: true })
  readonly reviewedBy!: string | null;

  @Shown('time', { nullable: true })
  readonly reviewedAt!: string | null;

  @Shown('text', { nullable: true })
  readonly reviewComment!: string | null;

  @Shown('integer', { nullable: true })
  readonly appliedVersion!: number | null;

  @Shown('time')
  readonly expiresAt!: string;
}

/** How many suggestions there are of each status. */
export class SuggestionCountsResponse implements Readonly<Record<SuggestionStatus, number>> {
  @Shown('integer')
  readonly pending!: number;

  @Shown('integer')
  readonly applied!: number;

  @Shown('integer')
  readonly rejected!: number;

  @Shown('integer')
  readonly expired!: number;

  @Shown('integer')
  readonly stale!: number;

  @Shown('integer')
  readonly superseded!: number;
}

/** A version as the API shows it. */
export class VersionResponse {
  @Shown('integer')
  readonly version!: number;

  @Shown(VERSION_KINDS)
  readonly kind!: VersionKind;

  @Shown('text', { nullable: true })
  readonly suggestionId!: string | null;

  /** The version that this one rolled back or restored. */
  @Shown('integer', { nullable: true })
  readonly reverts!: number | null;

  @Shown('text')
  readonly author!: string;

  @Shown('text', { nullable: true })
  readonly comment!: string | null;

  @Shown('time')
  readonly createdAt!: string;

  /** The ids of the rules that it added (I5); the rules themselves are in `addedRules`. */
  @Shown('text', { list: true })
  readonly added!: readonly string[];

  @Shown(() => RuleResponse, { list: true })
  readonly addedRules!: readonly RuleResponse[];

  /** The whole rules that it removed (I5). */
  @Shown(() => RuleResponse, { list: true })
  readonly removed!: readonly RuleResponse[];
}

/** A replay asks about a diff, or about a stored suggestion. */
export class ReplayRequest {
  @ValidateIf((request: ReplayRequest) => request.suggestionId === undefined)
  @ApiProperty({ required: false, description: 'This, or `suggestionId`.' })
  @ObjectField(() => DiffRequest)
  diff?: DiffRequest;

  @UuidField({ optional: true })
  suggestionId?: string;

  @TimeField({ optional: true, description: 'The oldest action to look at; 30 days ago unless set.' })
  since?: string;

  @IntField({ min: 1, max: LIMITS.replayActions, optional: true })
  limit?: number;

  @IntField({
    min: 0,
    max: LIMITS.replayWaitMs,
    optional: true,
    description: 'How long to wait for the result, in milliseconds; the answer is 202 when it takes longer.',
  })
  waitMs?: number;
}

/** How far a version has come at one hub. */
export class HubRolloutResponse {
  @Shown('text')
  readonly id!: string;

  /** The version that the hub enforces now. */
  @Shown('integer')
  readonly version!: number;

  /** When it first acknowledged the version asked about, or a later one; null when it has not. */
  @Shown('time', { nullable: true })
  readonly acknowledgedAt!: string | null;
}

/** How far a version has come among the hubs. */
export class RolloutResponse {
  @Shown('integer')
  readonly version!: number;

  /** Every live hub enforces this version or a later one. */
  @Shown('boolean')
  readonly complete!: boolean;

  @Shown(() => HubRolloutResponse, { list: true })
  readonly hubs!: readonly HubRolloutResponse[];
}

/** A version that was made. */
export class ChangedResponse {
  @Shown('integer')
  readonly version!: number;

  /** How far it has come; when this was waited for. */
  @Shown(() => RolloutResponse, { optional: true })
  readonly rollout?: RolloutResponse;
}
