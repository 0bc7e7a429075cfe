import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { DomainError, type ErrorCode, type FieldError } from '@bylaw/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER } from './injection-tokens.js';
import type { Logger } from './logger.js';
import { RepeatedRefusals } from './repeated-refusals.js';

/** HTTP status and title of each code: the only place where a domain's refusal meets HTTP. */
export const PROBLEMS: Readonly<Record<ErrorCode, { status: number; title: string }>> = {
  validation_failed: { status: 400, title: 'The request is not valid' },
  malformed_body: { status: 400, title: 'The body cannot be read' },
  malformed_yaml: { status: 400, title: 'The YAML cannot be read' },
  yaml_alias: { status: 400, title: 'The YAML has anchors or aliases' },
  yaml_tag: { status: 400, title: 'The YAML has tags' },
  yaml_duplicate_key: { status: 400, title: 'The YAML has a key twice' },
  yaml_unknown_key: { status: 400, title: 'The YAML has an unknown key' },
  invalid_diff: { status: 400, title: 'The diff is not valid' },
  confirmation_required: { status: 400, title: 'The typed confirmation is missing' },
  unauthenticated: { status: 401, title: 'Not authenticated' },
  forbidden: { status: 403, title: 'Not allowed' },
  csrf_failed: { status: 403, title: 'The request did not come from the console' },
  locked_rule: { status: 403, title: 'A locked rule forbids this' },
  not_found: { status: 404, title: 'Not found' },
  policy_unchanged: { status: 409, title: 'The policy is so already' },
  policy_moved: { status: 409, title: 'The policy is at another version' },
  suggestion_not_pending: { status: 409, title: 'The suggestion is not pending' },
  suggestion_stale: { status: 409, title: 'The suggestion is stale' },
  version_already_rolled_back: { status: 409, title: 'The version was rolled back already' },
  approvals_missing: { status: 409, title: 'Approvals are missing' },
  lockdown_active: { status: 409, title: 'There is a lockdown' },
  review_not_held: { status: 409, title: 'The action is not held' },
  training_not_running: { status: 409, title: 'The training run has ended' },
  replay_cancelled: { status: 409, title: 'The replay was cancelled' },
  command_not_cancellable: { status: 409, title: 'The command cannot be cancelled' },
  idempotency_key_reused: { status: 409, title: 'The idempotency key was used for another action' },
  payload_too_large: { status: 413, title: 'Too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  pinned_case_broken: { status: 422, title: 'A pinned case would break' },
  internal_error: { status: 500, title: 'Internal error' },
  recording_unavailable: { status: 503, title: 'Actions cannot be recorded now' },
  policy_unavailable: { status: 503, title: 'The policy is not known here now' },
  service_unavailable: { status: 503, title: 'A service that is needed does not answer' },
};

/** The body of every error (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly errors?: readonly FieldError[];
}

export function problemBody(error: DomainError): ProblemBody {
  const { status, title } = PROBLEMS[error.code];
  return {
    type: `urn:bylaw:problem:${error.code}`,
    title,
    status,
    detail: error.message,
    code: error.code,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}

/** Turns whatever a route throws into problem+json. What is not understood is 500 and tells the caller nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly repeated = new RepeatedRefusals(() => performance.now());

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const error = this.note(thrown, request);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    sendProblem(reply, error);
  }

  /** Writes it to the log, and answers as what it is refused. */
  note(thrown: unknown, request: RefusedRequest): DomainError {
    const error = toDomainError(thrown);
    const leftOut = PROBLEMS[error.code].status === 503 ? this.repeated.leftOut(error.code) : 0;
    if (leftOut !== null) this.log(thrown, request, { error, leftOut });
    return error;
  }

  private log(
    thrown: unknown,
    request: RefusedRequest,
    { error, leftOut }: { readonly error: DomainError; readonly leftOut: number },
  ): void {
    this.logger[error.logLevel](
      {
        requestId: request.id,
        code: error.code,
        method: request.method,
        path: request.url.split('?')[0],
        ...(error.logLevel === 'error' ? { err: thrown } : { detail: error.message }),
        ...(leftOut > 0 ? { leftOut } : {}),
      },
      problemBody(error).title,
    );
  }
}

/** What the log says of a request that is refused. */
export interface RefusedRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

/** Answers with the refusal as problem+json. */
export function sendProblem(reply: FastifyReply, error: DomainError): void {
  const body = problemBody(error);
  void reply.status(body.status).headers(problemHeaders(body)).send(JSON.stringify(body));
}

/** The headers of the answer that has this body. */
export function problemHeaders({ status }: ProblemBody): Readonly<Record<string, string>> {
  return {
    ...(status === 503 ? { 'retry-after': retryAfter() } : {}),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    'content-type': 'application/problem+json; charset=utf-8',
  };
}

/** One to three seconds, by chance, so that those who were refused together don't come back together. */
function retryAfter(): string {
  return String(1 + Math.floor(3 * Math.random()));
}

/** Any thrown value as a refusal with a code. */
export function toDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const status = statusOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (status === 404) return new DomainError('not_found', 'There is nothing here');
  if (status === 413) return new DomainError('payload_too_large', 'The body is larger than allowed');
  if (status === 415)
    return new DomainError('unsupported_media_type', 'Send JSON, with Content-Type: application/json');
  if (status !== null && status < 500) return new DomainError('malformed_body', message);
  if (isUnreachableStore(thrown)) {
    return new DomainError('service_unavailable', 'A store that is needed does not answer; try again');
  }
  return new DomainError('internal_error', 'Something went wrong here; it is logged under this request’s id');
}

function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : null;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  // The network, or the name of the host.
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01',
  '57P02',
  '57P03',
  // Out of disk, memory or connections, and a primary that has become a replica.
  '53000',
  '53100',
  '53200',
  '53300',
  '25006',
  // Connections are not allowed just now; nothing else of ours asks for what would be refused so.
  '55000',
  // Its disk or its system fails.
  '58000',
  '58030',
  '08006',
  '08001',
]);

/** Is this the error of a Postgres or Redis that is away, rather than of a mistake of ours? */
export function isUnreachableStore(thrown: unknown): boolean {
  // Not `instanceof Error`: a system error may come from another realm.
  if (typeof thrown !== 'object' || thrown === null) return false;
  const { code, driverError, message } = thrown as {
    code?: unknown;
    driverError?: unknown;
    message?: unknown;
  };
  if (typeof code === 'string' && UNREACHABLE.has(code)) return true;
  if (driverError && driverError !== thrown) return isUnreachableStore(driverError);
  return typeof message === 'string' && AWAY.test(message);
}

/**
 * Messages of clients that have no connection, and what Redis begins refusals with that are not about the command, in
 * the middle when they come of a script. */
const AWAY =
  /^(?:OOM|READONLY|MISCONF|LOADING|CLUSTERDOWN|MASTERDOWN|NOREPLICAS|TRYAGAIN|BUSY) |-(?:OOM|READONLY|MISCONF|NOREPLICAS) |Connection terminated|Connection is closed|timeout exceeded when trying to connect|Stream isn't writeable|max retries per request|Command timed out/i;
