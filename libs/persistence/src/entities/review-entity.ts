import type { ReviewStatus, Verdict } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A held action and the verdict on it, which binds to exactly that action. */
@Entity({ name: 'reviews' })
export class ReviewEntity {
  @PrimaryColumn({ name: 'action_id', type: 'uuid' })
  actionId!: string;

  @Column({ name: 'agent_id', type: 'uuid' })
  agentId!: string;

  @Column({ type: 'text' })
  tool!: string;

  @Column({ type: 'text' })
  command!: string;

  @Column({ name: 'command_hash', type: 'text' })
  commandHash!: string;

  @Column({ name: 'policy_version', type: 'integer' })
  policyVersion!: number;

  @Column({ name: 'held_at', type: 'timestamptz', precision: 3 })
  heldAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'text' })
  status!: ReviewStatus;

  @Column({ type: 'text', nullable: true })
  verdict!: Verdict | null;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ name: 'answered_by', type: 'text', nullable: true })
  answeredBy!: string | null;

  @Column({ name: 'answered_at', type: 'timestamptz', precision: 3, nullable: true })
  answeredAt!: Date | null;
}
