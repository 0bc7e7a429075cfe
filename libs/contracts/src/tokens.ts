import { TextField, WordField } from './fields.js';
import { ROLES, TOKEN_KINDS, type Role, type TokenKind } from './vocabulary.js';

export class CreateTokenRequest {
  @WordField(TOKEN_KINDS, { optional: true, description: '`operator` unless set.' })
  kind?: TokenKind;

  @TextField({ max: 200, description: 'Shown as the author of what its bearer does.' })
  name!: string;

  @WordField(ROLES, { optional: true, description: 'Required for operators.' })
  role?: Role;
}

/** A token without its secret. */
export interface TokenResponse {
  readonly id: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly role: Role | null;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** The only answer that carries the secret (I12). */
export interface CreatedTokenResponse extends TokenResponse {
  readonly token: string;
}
