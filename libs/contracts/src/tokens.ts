import { TextField, WordField } from './fields.js';
import { Shown } from './shown.js';
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
export class TokenResponse {
  @Shown('text')
  readonly id!: string;

  @Shown(TOKEN_KINDS)
  readonly kind!: TokenKind;

  @Shown('text')
  readonly name!: string;

  @Shown(ROLES, { nullable: true })
  readonly role!: Role | null;

  @Shown('text')
  readonly createdBy!: string;

  @Shown('time')
  readonly createdAt!: string;
}

/** The only answer that carries the secret (I12). */
export class CreatedTokenResponse extends TokenResponse {
  @Shown('text')
  readonly token!: string;
}
