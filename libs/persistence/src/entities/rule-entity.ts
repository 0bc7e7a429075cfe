import type { Effect, RuleMode, RuleTarget } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a rule says: never changed, never deleted. Whether it is active is in its spans. */
@Entity({ name: 'rules' })
export class RuleEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  pattern!: string;

  @Column({ type: 'text' })
  effect!: Effect;

  @Column({ type: 'text', nullable: true })
  tool!: string | null;

  @Column({ type: 'text' })
  target!: RuleTarget;

  @Column({ type: 'text' })
  mode!: RuleMode;

  @Column({ type: 'boolean' })
  locked!: boolean;

  @Column({ type: 'double precision', nullable: true })
  confidence!: number | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'added_by', type: 'text' })
  addedBy!: string;

  @Column({ name: 'added_at', type: 'timestamptz', precision: 3 })
  addedAt!: Date;

  @Column({ name: 'added_in_version', type: 'integer' })
  addedInVersion!: number;
}
