import type { Effect } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A command and the decision that every policy must give it. */
@Entity({ name: 'pinned_cases' })
export class PinnedCaseEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  tool!: string;

  @Column({ type: 'text' })
  command!: string;

  @Column({ type: 'jsonb', nullable: true })
  args!: string[] | Record<string, unknown> | null;

  @Column({ type: 'text' })
  expect!: Effect;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
