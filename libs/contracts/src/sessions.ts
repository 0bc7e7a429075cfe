import { TextField } from './fields.js';
import { Shown } from './shown.js';
import { ROLES, type Role } from './vocabulary.js';

/** Signs in to the console: with the code of a one-time link, or with an operator's token. Exactly one is given. */
export class SignInRequest {
  @TextField({ max: 200, optional: true, description: 'The code of a sign-in link.' })
  code?: string;

  @TextField({ max: 512, optional: true, description: 'An operator’s token.' })
  token?: string;
}

/** A link that signs one visitor in, once. */
export class SignInLinkResponse {
  @Shown('text')
  readonly url!: string;

  @Shown('time')
  readonly expiresAt!: string;
}

/** Who is signed in. */
export class SessionResponse {
  @Shown('text')
  readonly name!: string;

  @Shown(ROLES)
  readonly role!: Role;

  /** To be sent as `x-bylaw-csrf` with every change; null for a caller with a token of its own. */
  @Shown('text', { nullable: true })
  readonly csrfToken!: string | null;
}
