import { IntersectionType } from '@nestjs/swagger';
import { IsOptional, IsArray, IsIn, IsString, IsUUID, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { CommandPayload } from './command-payloads.js';
import { EFFECTS, type Effect } from './vocabulary.js';

/** A pinned case as it is added, by itself or of a file. */
export class ImportedPinnedCase {
  @IsUUID()
  caseId!: string;

  @IsString()
  tool!: string;

  @IsString()
  command!: string;

  @IsOptional()
  args!: string[] | Record<string, unknown> | null;

  @IsIn([...EFFECTS])
  expect!: Effect;

  @IsOptional()
  @IsString()
  comment!: string | null;
}

export class AddPinnedCasePayload extends IntersectionType(CommandPayload, ImportedPinnedCase) {}

export class ImportPinnedCasesPayload extends CommandPayload {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ImportedPinnedCase)
  cases!: ImportedPinnedCase[];
}

export class RemovePinnedCasePayload extends CommandPayload {
  @IsUUID()
  caseId!: string;
}
