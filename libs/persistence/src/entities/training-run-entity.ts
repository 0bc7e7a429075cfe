import type { TrainingStatus } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a training run ended. One that has not ended is in the queue only. */
@Entity({ name: 'training_runs' })
export class TrainingRunEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  status!: TrainingStatus;

  @Column({ name: 'requested_by', type: 'text' })
  requestedBy!: string;

  @Column({ name: 'requested_at', type: 'timestamptz', precision: 3 })
  requestedAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3 })
  endedAt!: Date;

  @Column({ type: 'jsonb' })
  parameters!: Record<string, unknown>;

  @Column({ type: 'jsonb' })
  progress!: { done: number; total: number };

  @Column({ type: 'jsonb', nullable: true })
  metrics!: unknown;

  @Column({ name: 'suggestion_id', type: 'uuid', nullable: true })
  suggestionId!: string | null;

  @Column({ type: 'text', nullable: true })
  error!: string | null;
}
