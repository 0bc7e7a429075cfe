import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { REDIS_KEYS } from '@bylaw/contracts';
import { hashToken } from '@bylaw/platform';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../gateway-settings.js';
import { Stores } from '../stores.js';

/** A console session acts for the operator who holds this token, for as long as that is in force. */
export interface Session {
  readonly tokenId: string;
  readonly csrfToken: string;
}

/** How long a sign-in link works. */
export const LINK_MS = 600_000;
/** How long a session lasts. */
export const SESSION_MS = 12 * 3_600_000;

/** Sign-in links and console sessions, in Redis under the hashes of their secrets (I12). */
@Injectable()
export class SessionStore {
  constructor(
    @Inject(Stores) private readonly stores: Stores,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** A code that signs in once, for the operator who holds the token. */
  async createLink(tokenId: string): Promise<string> {
    const code = secret();
    await this.stores.redis.set(this.key(REDIS_KEYS.signInLinks, code), tokenId, 'PX', LINK_MS);
    return code;
  }

  /** The id of the token that the code stands for, or null when it was used, has run out, or never was. */
  async redeemLink(code: string): Promise<string | null> {
    return this.stores.redis.getdel(this.key(REDIS_KEYS.signInLinks, code));
  }

  /** Begins a session; answers the secret of its cookie. */
  async open(tokenId: string): Promise<Session & { readonly cookie: string }> {
    const cookie = secret();
    const session: Session = { tokenId, csrfToken: secret() };
    const key = this.key(REDIS_KEYS.sessions, cookie);
    await this.stores.redis.set(key, JSON.stringify(session), 'PX', SESSION_MS);
    return { ...session, cookie };
  }

  async find(cookie: string): Promise<Session | null> {
    const text = await this.stores.redis.get(this.key(REDIS_KEYS.sessions, cookie));
    return text === null ? null : (JSON.parse(text) as Session);
  }

  async end(cookie: string): Promise<void> {
    await this.stores.redis.del(this.key(REDIS_KEYS.sessions, cookie));
  }

  private key(kind: string, text: string): string {
    return `${this.settings.redisPrefix}:${kind}:${hashToken(text)}`;
  }
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
