import { DomainError } from '@bylaw/contracts';
import type { FastifyInstance } from 'fastify';

const IMPORT_ROUTE = '/v1/actions/import';

/** Hands CSV to the import as the stream that it is, of any length; no other route takes CSV. */
export function acceptCsv(server: FastifyInstance): void {
  server.addContentTypeParser('text/csv', (request, payload, done) => {
    if (request.routeOptions.url === IMPORT_ROUTE) done(null, payload);
    else done(new DomainError('unsupported_media_type', 'Send JSON, with Content-Type: application/json'));
  });
}
