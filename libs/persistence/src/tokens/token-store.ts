import type { Role, TokenKind } from '@bylaw/contracts';
import type { EntityManager } from 'typeorm';

/** A token that is to be known: its hash, never the secret (I12). */
export interface NewToken {
  readonly id: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role | null;
  readonly hash: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** Writes operators' and enrolment tokens. */
export class TokenStore {
  /** Stores a token; false when its secret is known already, revoked ones included. */
  async insert(manager: EntityManager, token: NewToken): Promise<boolean> {
    const rows = await manager.query<{ id: string }[]>(
      `INSERT INTO tokens (id, kind, name, role, hash, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (hash) DO NOTHING RETURNING id`,
      [token.id, token.kind, token.name, token.role, token.hash, token.createdBy, token.createdAt],
    );
    return rows.length > 0;
  }

  /** Revokes a token for good; false when there is none of this id that works. */
  async revoke(manager: EntityManager, revocation: { id: string; by: string; at: Date }): Promise<boolean> {
    const [rows] = await manager.query<[unknown[], number]>(
      'UPDATE tokens SET revoked_by = $2, revoked_at = $3 WHERE id = $1 AND revoked_at IS NULL RETURNING id',
      [revocation.id, revocation.by, revocation.at],
    );
    return rows.length > 0;
  }
}
