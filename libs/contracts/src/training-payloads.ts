import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
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
}

/** Job `count-shard`, a child of `run`: one of the estimator's passes over one slice of the labelled actions. */
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

  /** The slice holds the actions whose id is above this one (all from the first on, when null) … */
  @IsOptional()
  @IsUUID()
  after!: string | null;

  /** … up to and including this one. */
  @IsUUID()
  upTo!: string;

  @IsOptional()
  @IsString()
  since!: string | null;

  @IsOptional()
  @IsString()
  until!: string | null;

  @IsIn([...ESTIMATORS])
  estimator!: Estimator;
}
