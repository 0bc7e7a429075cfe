import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { EFFECTS, LABELS, type Effect, type Label } from './vocabulary.js';
import type { MatchedRule } from './decision-response.js';
import { PackedActions, unpackActions } from './packed-actions.js';

/** One decided action, as it is to be stored. Times are ISO 8601. */
export class RecordedAction {
  @IsUUID()
  id!: string;

  @IsUUID()
  agentId!: string;

  @IsString()
  ts!: string;

  @IsString()
  tool!: string;

  @IsString()
  command!: string;

  @IsOptional()
  args!: string[] | Record<string, unknown> | null;

  @IsOptional()
  @IsString()
  cwd!: string | null;

  @IsOptional()
  @IsString()
  batchId!: string | null;

  @IsOptional()
  @IsObject()
  metadata!: Record<string, unknown> | null;

  @IsIn([...EFFECTS])
  decision!: Effect;

  @IsString()
  reason!: string;

  @IsInt()
  policyVersion!: number;

  @IsArray()
  matched!: MatchedRule[];

  @IsBoolean()
  unparsed!: boolean;

  /** sha256 hex over the tool, the command and its arguments; what a verdict binds to. */
  @IsString()
  commandHash!: string;

  /** When the hold ends; set exactly when the decision is `review`. */
  @IsOptional()
  @IsString()
  reviewExpiresAt!: string | null;
}

/** Job `record-actions`: many decided actions, either by column or one by one. Stored once each, by id (I3). */
export class RecordActionsPayload {
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => PackedActions)
  packed?: PackedActions;

  @ValidateIf(({ packed }: RecordActionsPayload) => !packed)
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RecordedAction)
  actions?: RecordedAction[];
}

/** The actions of a payload, however it carries them. @throws SyntaxError for columns that can't be read */
export function actionsOf({ packed, actions }: RecordActionsPayload): readonly RecordedAction[] {
  return packed ? unpackActions(packed) : (actions ?? []);
}

/** What came of one action. The first outcome of an action stays. */
export class RecordedOutcome {
  @IsUUID()
  actionId!: string;

  @IsUUID()
  agentId!: string;

  @IsString()
  reportedAt!: string;

  @IsOptional()
  @IsInt()
  exitCode!: number | null;

  @IsOptional()
  @IsString()
  stdout!: string | null;

  @IsOptional()
  @IsString()
  stderr!: string | null;

  @IsOptional()
  durationMs!: number | null;

  @IsOptional()
  score!: number | null;
}

/** Job `record-outcomes`. */
export class RecordOutcomesPayload {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => RecordedOutcome)
  outcomes!: RecordedOutcome[];
}

/** One line of imported telemetry. */
export class ImportedAction {
  @IsUUID()
  id!: string;

  @IsString()
  ts!: string;

  @IsOptional()
  @IsString()
  eventType!: string | null;

  @IsOptional()
  @IsString()
  tabId!: string | null;

  @IsOptional()
  @IsString()
  batchId!: string | null;

  @IsString()
  tool!: string;

  @IsString()
  command!: string;

  @IsOptional()
  @IsInt()
  exitCode!: number | null;

  @IsOptional()
  @IsString()
  stdout!: string | null;

  @IsOptional()
  @IsString()
  stderr!: string | null;

  @IsOptional()
  score!: number | null;

  @IsOptional()
  @IsIn([...LABELS])
  label!: Label | null;

  @IsOptional()
  @IsObject()
  metadata!: Record<string, unknown> | null;
}

/** Job `import-actions`: answers `{imported, duplicates}`. Every line has its id already, so that it is stored once. */
export class ImportActionsPayload {
  /** By which the job answers the same however often it is delivered (I3); the job's own id too. */
  @IsUUID()
  importId!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportedAction)
  actions!: ImportedAction[];

  /** The operator who imports: the author of the labels among the lines (I11). */
  @IsString()
  author!: string;
}

export interface ImportActionsResult {
  readonly imported: number;
  readonly duplicates: number;
}

/** Jobs that carry nothing: their name says it all. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- an empty object is the payload
export class EmptyPayload {}
