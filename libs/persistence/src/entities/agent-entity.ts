import type { AgentStatus } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The durable registry of agents. One that left stays, with the time it did. */
@Entity({ name: 'agents' })
export class AgentEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  labels!: Record<string, string>;

  @Column({ name: 'token_hash', type: 'text' })
  tokenHash!: string;

  @Column({ name: 'registered_at', type: 'timestamptz', precision: 3 })
  registeredAt!: Date;

  @Column({ name: 'registered_with', type: 'uuid' })
  registeredWith!: string;

  @Column({ name: 'removed_at', type: 'timestamptz', precision: 3, nullable: true })
  removedAt!: Date | null;

  @Column({ name: 'last_heartbeat_at', type: 'timestamptz', precision: 3, nullable: true })
  lastHeartbeatAt!: Date | null;

  @Column({ name: 'last_status', type: 'text' })
  lastStatus!: AgentStatus;

  @Column({ name: 'last_policy_version', type: 'integer', nullable: true })
  lastPolicyVersion!: number | null;

  @Column({ type: 'boolean' })
  quarantined!: boolean;

  @Column({ name: 'quarantine_reason', type: 'text', nullable: true })
  quarantineReason!: string | null;

  @Column({ name: 'quarantined_by', type: 'text', nullable: true })
  quarantinedBy!: string | null;

  @Column({ name: 'quarantined_at', type: 'timestamptz', precision: 3, nullable: true })
  quarantinedAt!: Date | null;
}
