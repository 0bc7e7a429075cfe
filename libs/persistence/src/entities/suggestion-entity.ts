import type { Actor, SuggestionStatus } from '@bylaw/contracts';
import type { StoredDiff } from '../stored-diff.js';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A proposed diff. Its content never changes after it was stored; the database grants no right to. */
@Entity({ name: 'suggestions' })
export class SuggestionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  status!: SuggestionStatus;

  @Column({ name: 'proposed_by', type: 'text' })
  proposedBy!: string;

  @Column({ type: 'jsonb' })
  proposer!: Actor;

  @Column({ name: 'proposed_at', type: 'timestamptz', precision: 3 })
  proposedAt!: Date;

  @Column({ type: 'jsonb' })
  diff!: StoredDiff;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash!: string;

  @Column({ name: 'base_version', type: 'integer' })
  baseVersion!: number;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  evidence!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  replay!: unknown;

  @Column({ name: 'replayed_version', type: 'integer', nullable: true })
  replayedVersion!: number | null;

  @Column({ name: 'reviewed_by', type: 'text', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'reviewed_at', type: 'timestamptz', precision: 3, nullable: true })
  reviewedAt!: Date | null;

  @Column({ name: 'review_comment', type: 'text', nullable: true })
  reviewComment!: string | null;

  @Column({ name: 'applied_version', type: 'integer', nullable: true })
  appliedVersion!: number | null;

  @Column({ name: 'training_id', type: 'uuid', nullable: true })
  trainingId!: string | null;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
