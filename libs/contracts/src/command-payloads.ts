import {
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Min,
  ValidateIf,
} from 'class-validator';
import type { Problem } from './domain-error.js';
import type { Actor } from './principal.js';
import {
  LABELS,
  ROLES,
  TOKEN_KINDS,
  VERDICTS,
  VERSION_KINDS,
  type Label,
  type Role,
  type TokenKind,
  type Verdict,
  type VersionKind,
} from './vocabulary.js';

/** What every command carries: its own id, by which it is done once (I3), and who asks (I11). */
export class CommandPayload {
  @IsUUID()
  commandId!: string;

  @IsObject()
  actor!: Actor;
}

/** The diff of a proposal. Its shape was checked at the edge; its patterns are checked by the worker. */
export class ProposePayload extends CommandPayload {
  @IsUUID()
  suggestionId!: string;

  @IsObject()
  diff!: { add?: unknown[]; remove?: string[]; meta?: Record<string, unknown> };

  @IsOptional()
  @IsString()
  comment!: string | null;

  /** The version that the diff was made for, when it is only right for that one. */
  @IsOptional()
  @IsInt()
  baseVersion?: number;
}

/** What a person has confirmed by a typed word (I1). */
export class ConfirmedPayload extends CommandPayload {
  @IsOptional()
  @IsString()
  confirmation!: string | null;

  @IsOptional()
  @IsString()
  comment!: string | null;

  /** Without the approvals of others; for admins. */
  @IsOptional()
  @IsBoolean()
  emergency?: boolean;
}

/** A change of one suggestion, confirmed by the typed word APPLY. */
export class ApplyPayload extends ConfirmedPayload {
  @IsUUID()
  suggestionId!: string;
}

export class RejectPayload extends CommandPayload {
  @IsUUID()
  suggestionId!: string;

  @IsString()
  comment!: string;
}

/** Rollback or restore of one version, confirmed by the typed word. */
export class VersionChangePayload extends ConfirmedPayload {
  @IsInt()
  @Min(0)
  version!: number;
}

/** An approval of a rollback or restore, confirmed by the same word as the change. */
export class ApproveVersionChangePayload extends VersionChangePayload {
  @IsIn(['rollback', 'restore'])
  change!: 'rollback' | 'restore';
}

/** The end of an operator's approval. */
export class WithdrawApprovalPayload extends CommandPayload {
  @IsIn([...VERSION_KINDS])
  change!: VersionKind;

  @IsString()
  subject!: string;
}

export class ResolveReviewPayload extends CommandPayload {
  @IsUUID()
  actionId!: string;

  @IsIn([...VERDICTS])
  verdict!: Verdict;

  @IsOptional()
  @IsString()
  comment!: string | null;

  /** All that is held with the same tool and command, of whichever agent. */
  @IsOptional()
  @IsBoolean()
  identical?: boolean;
}

/** A replay of a diff, or of a stored suggestion; a suggestion's own replay is kept with it. */
export class ReplayPayload extends CommandPayload {
  @ValidateIf((payload: ReplayPayload) => !payload.suggestionId)
  @IsObject()
  diff!: { add?: unknown[]; remove?: string[]; meta?: Record<string, unknown> } | null;

  @IsOptional()
  @IsUUID()
  suggestionId!: string | null;

  @IsOptional()
  @IsString()
  since!: string | null;

  @IsOptional()
  @IsInt()
  limit!: number | null;

  /** Keep the result with the suggestion. */
  @IsBoolean()
  store!: boolean;
}

/** The end of a training run: its record, and its suggestion when there is one, in one transaction. */
export class ConcludeTrainingPayload extends CommandPayload {
  @IsUUID()
  runId!: string;

  @IsString()
  requestedBy!: string;

  @IsString()
  requestedAt!: string;

  @IsIn(['completed', 'failed', 'cancelled'])
  status!: 'completed' | 'failed' | 'cancelled';

  @IsObject()
  parameters!: Record<string, unknown>;

  @IsObject()
  progress!: { done: number; total: number };

  @IsOptional()
  metrics!: unknown;

  /** Why it failed, or why nothing is suggested. */
  @IsOptional()
  @IsString()
  error!: string | null;

  @IsOptional()
  @IsUUID()
  suggestionId!: string | null;

  @IsOptional()
  @IsObject()
  diff!: { add?: unknown[]; remove?: string[]; meta?: Record<string, unknown> } | null;

  @IsOptional()
  evidence!: unknown;
}

export class AgentPayload extends CommandPayload {
  @IsUUID()
  agentId!: string;
}

export class QuarantinePayload extends AgentPayload {
  @IsString()
  reason!: string;
}

export class LockdownPayload extends CommandPayload {
  @IsString()
  reason!: string;
}

export class LabelPayload extends CommandPayload {
  @IsUUID()
  actionId!: string;

  @IsIn([...LABELS])
  label!: Label;

  @IsOptional()
  @IsString()
  comment!: string | null;
}

/** Only the hash of the secret travels (I12). */
export class CreateTokenPayload extends CommandPayload {
  @IsUUID()
  tokenId!: string;

  @IsIn([...TOKEN_KINDS])
  kind!: TokenKind;

  @IsString()
  name!: string;

  @ValidateIf((payload: CreateTokenPayload) => payload.kind === 'operator')
  @IsIn([...ROLES])
  role!: Role | null;

  @Matches(/^[0-9a-f]{64}$/)
  hash!: string;
}

export class RevokeTokenPayload extends CommandPayload {
  @IsUUID()
  tokenId!: string;
}

/** A fact for the audit that changed no policy: a refusal at the edge, or an import. */
export class RecordAuditPayload extends CommandPayload {
  @IsString()
  action!: string;

  @IsIn(['done', 'refused'])
  outcome!: 'done' | 'refused';

  @IsOptional()
  @IsString()
  subject!: string | null;

  @IsOptional()
  @IsString()
  reason!: string | null;

  @IsOptional()
  @IsObject()
  details!: Record<string, unknown> | null;
}

/** What a command answers. A refusal is an answer: only what may work later fails and is tried again. */
export type CommandResult<T = unknown> =
  { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: Problem };

export interface ProposeResult {
  readonly suggestionId: string;
  /** False when the same diff was pending already. */
  readonly created: boolean;
}

export interface VersionResult {
  readonly version: number;
}

/** What came of an import of pinned cases. */
export interface PinnedImportResult {
  readonly added: number;
  /** Pinned before, or twice in the file. */
  readonly duplicates: number;
}
