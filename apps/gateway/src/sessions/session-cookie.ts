import type { CookieSerializeOptions } from '@fastify/cookie';

/** The cookie of a console session. */
export const SESSION_COOKIE = 'bylaw_session';

/** Out of reach of scripts and of other sites' pages; over TLS only where the console is. */
export function sessionCookieOptions(publicUrl: string): CookieSerializeOptions {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: new URL(publicUrl).protocol === 'https:',
  };
}
