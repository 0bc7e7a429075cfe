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
