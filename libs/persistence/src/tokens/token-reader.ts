import type { OperatorPrincipal, Role, TokenKind, TokenResponse } from '@bylaw/contracts';
import type { DataSource } from 'typeorm';
import type { TimeKey } from '../time-key.js';

interface TokenRow {
  readonly id: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role | null;
  readonly created_by: string;
  readonly created_at: Date;
}

/** Tokens that are in force: who they are for, never their secrets (I12). */
export class TokenReader {
  constructor(private readonly database: DataSource) {}

  /** The operator who holds the token of this hash; null when it is none of an operator's, or revoked. */
  async operatorByHash(hash: string): Promise<OperatorPrincipal | null> {
    return this.operator('hash = $1', hash);
  }

  /** The operator who holds the token of this id; null when it is none of an operator's, or revoked. */
  async operatorById(id: string): Promise<OperatorPrincipal | null> {
    return this.operator('id = $1', id);
  }

  /** Up to `limit` tokens after `after`, newest first. */
  async list(page: { readonly after: TimeKey | null; readonly limit: number }): Promise<TokenResponse[]> {
    const { after, limit } = page;
    const rows = await this.database.query<TokenRow[]>(
      `SELECT id, kind, name, role, created_by, created_at FROM tokens
        WHERE revoked_at IS NULL AND ($1::timestamptz IS NULL OR (created_at, id) < ($1, $2::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
    return rows.map(show);
  }

  /** One token, or null when it is not there or revoked. */
  async find(id: string): Promise<TokenResponse | null> {
    const [row] = await this.database.query<TokenRow[]>(
      `SELECT id, kind, name, role, created_by, created_at FROM tokens WHERE id = $1 AND revoked_at IS NULL`,
      [id],
    );
    return row ? show(row) : null;
  }

  private async operator(condition: string, value: string): Promise<OperatorPrincipal | null> {
    const [row] = await this.database.query<{ id: string; name: string; role: Role }[]>(
      `SELECT id, name, role FROM tokens WHERE ${condition} AND kind = 'operator' AND revoked_at IS NULL`,
      [value],
    );
    return row ? { kind: 'operator', id: row.id, name: row.name, role: row.role } : null;
  }
}

function show(row: TokenRow): TokenResponse {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    role: row.role,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
  };
}
