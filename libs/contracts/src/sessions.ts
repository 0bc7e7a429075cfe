import { TextField } from './fields.js';
import type { Role } from './vocabulary.js';

/** Signs in to the console: with the code of a one-time link, or with an operator's token. Exactly one is given. */
export class SignInRequest {
  @TextField({ max: 200, optional: true, description: 'The code of a sign-in link.' })
  code?: string;

  @TextField({ max: 512, optional: true, description: 'An operator’s token.' })
  token?: string;
}

/** A link that signs one visitor in, once. */
export interface SignInLinkResponse {
  readonly url: string;
  readonly expiresAt: string;
}

/** Who is signed in. */
export interface SessionResponse {
  readonly name: string;
  readonly role: Role;
  /** To be sent as `x-bylaw-csrf` with every change; null for a caller with a token of its own. */
  readonly csrfToken: string | null;
}
