import type { FastifyInstance } from 'fastify';

/** Nothing but our own files and the styles that are named, no inline script, in nobody's frame. */
function ownFilesAnd(styles: string): string {
  return [
    "default-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

const OWN_FILES_ONLY = ownFilesAnd('');

/** The policy of a copy of the console's page: only styles that carry its nonce may be made while it runs. */
export function consolePolicy(nonce: string): string {
  return ownFilesAnd(` 'nonce-${nonce}'`);
}

/** The API's own documentation page brings inline styles and scripts with it. */
const DOCS_POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** Tells browsers, with every answer, how little they may do with it. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const isDocs = /^\/docs(?:[/?]|$)/.test(request.url);
    void reply.headers({
      'content-security-policy': isDocs ? DOCS_POLICY : OWN_FILES_ONLY,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
