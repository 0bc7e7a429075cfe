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

/** Our advisory lock of all tokens: shared by whoever relies on one, exclusive for whoever revokes one. */
const TOKENS_LOCK = 420_177;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Writes operators' and enrolment tokens. */
export class TokenStore {
  /** Keeps every token in force until the transaction ends; others may do so too. Call it before any other lock. */
  async hold(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [TOKENS_LOCK]);
  }

  /**
   * Waits for the transactions that hold tokens, and has further ones wait until this one ends. Instead of `hold`:
   * one after the other in the same transaction can deadlock.
   */
  async lock(manager: EntityManager): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [TOKENS_LOCK]);
  }

  /** The role of the operator's token of this id; null when there is none, or it was revoked. */
  async operatorRole(manager: EntityManager, id: string): Promise<Role | null> {
    if (!UUID.test(id)) return null;
    const [row] = await manager.query<{ role: Role }[]>(
      `SELECT role FROM tokens WHERE id = $1 AND kind = 'operator' AND revoked_at IS NULL`,
      [id],
    );
    return row?.role ?? null;
  }

  /** Is this an admin's token, and no other in force? Lasts as long as tokens are locked. */
  async isLastAdmin(manager: EntityManager, id: string): Promise<boolean> {
    const admins = await manager.query<{ id: string }[]>(
      `SELECT id FROM tokens WHERE role = 'admin' AND revoked_at IS NULL LIMIT 2`,
    );
    return admins.length === 1 && admins[0]?.id === id.toLowerCase();
  }

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
