import type { VersionKind } from '@bylaw/contracts';
import type { Rule } from '@bylaw/policy';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version: what one applied diff, rollback or restore made of the policy. */
@Entity({ name: 'policy_versions' })
export class PolicyVersionEntity {
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  kind!: VersionKind;

  @Column({ name: 'suggestion_id', type: 'uuid', nullable: true })
  suggestionId!: string | null;

  @Column({ type: 'integer', nullable: true })
  reverts!: number | null;

  @Column({ type: 'text' })
  author!: string;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'uuid', array: true })
  added!: string[];

  @Column({ type: 'jsonb' })
  removed!: Rule[];
}
