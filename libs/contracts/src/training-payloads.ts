import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ESTIMATORS, type Estimator } from './vocabulary.js';

/** Job `run`: one training run. Its BullMQ id is the run's id. */
export class TrainingRunPayload {
  @IsUUID()
  runId!: string;

  /** The operator who asked, or `schedule`. */
  @IsString()
  requestedBy!: string;

  @IsString()
  requestedAt!: string;

  @IsOptional()
  @IsString()
  since!: string | null;

  @IsOptional()
  @IsString()
  until!: string | null;

  @IsInt()
  @Min(1)
  @Max(200)
  topN!: number;

  @IsIn([...ESTIMATORS])
  estimator!: Estimator;

  /** Whether it may go on beside other runs; one that may not waits for them. */
  @IsOptional()
  @IsBoolean()
  overlap?: boolean;
}

/** Also bounds between ids are written as ids: they are UUIDs of no version. */
const ID_SHAPE = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_ID = { message: '$property must be a UUID' };

/** A part of the actions, by id. */
export class ActionRange {
  /** It holds the actions whose id is above this one (all from the first on, when null) … */
  @IsOptional()
  @Matches(ID_SHAPE, NO_ID)
  after!: string | null;

  /** … up to and including this one. */
  @Matches(ID_SHAPE, NO_ID)
  upTo!: string;

  /** Whether what is read of it is kept as a digest for later runs; such a range is of finished days. */
  @IsBoolean()
  keep!: boolean;
}

/** Job `count-shard`, a child of `run`: one of the estimator's passes over some ranges of the labelled actions. */
export class CountShardPayload {
  @IsUUID()
  runId!: string;

  /** From 0 on. */
  @IsInt()
  @Min(0)
  pass!: number;

  @IsInt()
  @Min(0)
  shard!: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => ActionRange)
  ranges!: ActionRange[];

  @IsOptional()
  @IsString()
  since!: string | null;

  @IsOptional()
  @IsString()
  until!: string | null;

  @IsIn([...ESTIMATORS])
  estimator!: Estimator;
}

/** Job `merge-counts`, a child of `run`: merges the counts of some neighbours of a pass, so that no job merges all. */
export class MergeCountsPayload {
  @IsUUID()
  runId!: string;

  /** From 0 on. */
  @IsInt()
  @Min(0)
  pass!: number;

  /** How far above the shards, which are level 0. */
  @IsInt()
  @Min(1)
  level!: number;

  /** Which of its level's counts it makes. */
  @IsInt()
  @Min(0)
  index!: number;

  /** How many counts of the level below there are. */
  @IsInt()
  @Min(1)
  below!: number;

  @IsIn([...ESTIMATORS])
  estimator!: Estimator;
}
