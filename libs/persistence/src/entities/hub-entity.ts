import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A running agent hub and the version that it enforces. */
@Entity({ name: 'hubs' })
export class HubEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'started_at', type: 'timestamptz', precision: 3 })
  startedAt!: Date;

  @Column({ name: 'last_seen_at', type: 'timestamptz', precision: 3 })
  lastSeenAt!: Date;

  @Column({ type: 'integer' })
  version!: number;
}
