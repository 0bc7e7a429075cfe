import { isUtf8 } from 'node:buffer';
import { DomainError } from '@bylaw/contracts';
import type { FastifyInstance } from 'fastify';

/** The routes that take YAML. */
const YAML_ROUTES: readonly (string | undefined)[] = ['/v1/suggestions', '/v1/pinned-cases/import'];

/** A body of YAML, as it was sent. It is read once it is known who sent it. */
export class YamlText {
  constructor(readonly text: string) {}
}

/** Takes YAML, of the size that JSON may have, on the routes that know it; no other route does. */
export function acceptYaml(server: FastifyInstance): void {
  server.addContentTypeParser('application/yaml', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = body as Buffer;
    if (!YAML_ROUTES.includes(request.routeOptions.url)) {
      done(new DomainError('unsupported_media_type', 'Send JSON, with Content-Type: application/json'));
    } else if (!isUtf8(bytes)) done(new DomainError('malformed_body', 'The body is not valid UTF-8'));
    else done(null, new YamlText(bytes.toString('utf8')));
  });
}
