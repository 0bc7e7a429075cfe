import { isUtf8 } from 'node:buffer';
import { DomainError } from '@bylaw/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Reads the bytes of a JSON body. @throws DomainError as `acceptJson` refuses them */
export type ReadBody = (bytes: Buffer) => unknown;

/** JSON bodies: read as `bodyReader` says. */
export function acceptJson(server: FastifyInstance): void {
  // Fastify would take text, too.
  server.removeContentTypeParser('text/plain');
  const read = bodyReader(server);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    let value: unknown;
    try {
      value = read(body as Buffer);
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, value);
  });
}

/**
 * JSON bodies are refused with a reason when they aren't UTF-8, aren't JSON, or hold text that no store can keep
 * (NUL, half of a surrogate pair). An empty body is an empty object.
 */
export function bodyReader(server: FastifyInstance): ReadBody {
  const parse = server.getDefaultJsonParser('error', 'error');
  return (bytes) => {
    if (bytes.length === 0) return {};
    if (!isUtf8(bytes)) throw new DomainError('malformed_body', 'The body is not valid UTF-8');
    const text = bytes.toString('utf8');
    if (isNestedDeeper(text, MAX_NESTING)) {
      throw new DomainError('malformed_body', `The body is nested deeper than ${MAX_NESTING} levels`);
    }
    const read: { value?: unknown; error?: Error | null } = {};
    // It tells at once, and does not look at the request.
    void parse({} as FastifyRequest, text, (error, value: unknown) => {
      read.error = error;
      read.value = value;
    });
    if (read.error) {
      throw new DomainError('malformed_body', `The body is not valid JSON: ${read.error.message}`);
    }
    // Only an escape can bring in what is looked for; most bodies have none.
    const path = text.includes('\\u') ? forbiddenText(read.value, '') : null;
    if (path !== null) throw forbiddenTextError(path);
    return read.value;
  };
}

/** Far more than anyone needs, and far from where parsers, or Postgres, run out of stack. */
const MAX_NESTING = 100;

/** Numbers: every body is looked through, character by character. */
const CODE = {
  quote: 0x22,
  backslash: 0x5c,
  openBracket: 0x5b,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** Do objects and arrays of a JSON text nest deeper than this? */
function isNestedDeeper(text: string, levels: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === CODE.backslash) at += 1;
      else if (code === CODE.quote) inString = false;
    } else if (code === CODE.quote) inString = true;
    else if (code === CODE.openBrace || code === CODE.openBracket) depth += 1;
    else if (code === CODE.closeBrace || code === CODE.closeBracket) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

/** The refusal of text that holds NUL or half of a surrogate pair. */
export function forbiddenTextError(path: string): DomainError {
  const message = 'must not contain NUL or half of a surrogate pair';
  return new DomainError('validation_failed', `${path === '' ? 'The body' : path} ${message}`, [
    { path, message },
  ]);
}

const FORBIDDEN = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The path of the first text (a key or a value) that can't be stored, or null. */
export function forbiddenText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return FORBIDDEN.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, item] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = FORBIDDEN.test(key) ? path : forbiddenText(item, inner);
    if (found !== null) return found;
  }
  return null;
}
