import type { Role, TokenKind } from '@bylaw/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An operator’s or enrolment token: its hash, never the secret (I12). */
@Entity({ name: 'tokens' })
export class TokenEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  kind!: TokenKind;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  role!: Role | null;

  @Column({ type: 'text' })
  hash!: string;

  @Column({ name: 'created_by', type: 'text' })
  createdBy!: string;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'revoked_by', type: 'text', nullable: true })
  revokedBy!: string | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
