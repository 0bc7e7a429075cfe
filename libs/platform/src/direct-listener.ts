import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { LIMITS, type FieldsClass, type Principal } from '@bylaw/contracts';
import type { Access } from './access.js';
import type { PrincipalResolver } from './access-guard.js';
import { hasAccess } from './admit.js';
import type { ReadBody } from './body-parser.js';
import { newId } from './ids.js';
import type { Metrics } from './metrics.js';
import { problemBody, problemHeaders, type ProblemFilter } from './problem-filter.js';
import type { RequestsAtHand } from './requests-at-hand.js';
import { checkBody } from './validation-pipe.js';

/** A route that can be answered without Fastify. */
export interface DirectRoute {
  readonly path: string;
  readonly resolver: PrincipalResolver;
  readonly access: Exclude<Access, 'public'>;
  readonly bodyClass: FieldsClass;
  readonly status: number;
  readonly call: (principal: Principal, body: object) => Promise<unknown>;
}

/** What answers are made with. */
export interface DirectParts {
  readonly filter: ProblemFilter;
  readonly metrics: Metrics;
  readonly atHand: RequestsAtHand;
  readonly read: ReadBody;
}

/** A request that is being answered. */
interface DirectCall {
  readonly id: string;
  readonly route: DirectRoute;
  readonly principal: Principal;
  readonly response: ServerResponse;
  readonly since: number;
}

const JSON_TYPES: ReadonlySet<string | undefined> = new Set([
  'application/json',
  'application/json; charset=utf-8',
]);

/**
 * Answers the everyday requests of direct routes before Fastify sees them (ADR 22): those of a principal that is known from
 * memory, with a plain JSON body of a stated length. Whatever is unusual about a request is left to Fastify, before
 * anything of its body was read, so that there is one place for each refusal and one for all that is rare.
 */
export class DirectListener {
  private readonly routes = new Map<string | undefined, DirectRoute>();

  constructor(private readonly parts: DirectParts) {}

  add(route: DirectRoute): void {
    this.routes.set(route.path, route);
  }

  /** Puts itself before those who listen to the server's requests now. */
  listenTo(server: Server): void {
    const others = server.listeners('request') as ((...args: unknown[]) => void)[];
    server.removeAllListeners('request');
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.take(request, response)) for (const other of others) other.call(server, request, response);
    });
  }

  /** Answers the request, if it is an everyday one. */
  private take(request: IncomingMessage, response: ServerResponse): boolean {
    const route = request.method === 'POST' ? this.routes.get(request.url) : undefined;
    if (!route || this.parts.atHand.isClosing) return false;
    const { 'content-type': type, 'content-length': length, authorization } = request.headers;
    if (!JSON_TYPES.has(type) || authorization === undefined) return false;
    if (!(Number(length) > 0 && Number(length) <= LIMITS.bodyBytes)) return false;
    const principal = this.admitted(authorization, request, route);
    if (!principal) return false;
    const since = performance.now();
    readAll(request, (bytes) => this.answer({ id: newId(), route, principal, response, since }, bytes));
    return true;
  }

  private admitted(authorization: string, { socket }: IncomingMessage, route: DirectRoute): Principal | null {
    try {
      const principal = route.resolver.known(authorization, socket);
      return principal && hasAccess(principal, route.access) ? principal : null;
    } catch {
      // Refused in the same words by those who come after.
      return null;
    }
  }

  private answer(call: DirectCall, bytes: Buffer): void {
    const { route, principal } = call;
    const refuse = (error: unknown): void => this.refuse(call, error);
    this.parts.atHand.begun();
    try {
      const body = checkBody(route.bodyClass, this.parts.read(bytes));
      const answered =
        body instanceof Promise ? body.then((it) => route.call(principal, it)) : route.call(principal, body);
      answered.then((answer) => this.send(call, answer)).catch(refuse);
    } catch (error) {
      refuse(error);
    }
  }

  private send(call: DirectCall, answer: unknown): void {
    const text = JSON.stringify(answer);
    call.response.writeHead(call.route.status, [
      ...['x-request-id', call.id],
      ...['content-type', 'application/json; charset=utf-8'],
      ...['content-length', String(Buffer.byteLength(text))],
    ]);
    this.end(call, text);
  }

  private refuse(call: DirectCall, thrown: unknown): void {
    const { id, route, response } = call;
    const body = problemBody(this.parts.filter.note(thrown, { id, method: 'POST', url: route.path }));
    const text = JSON.stringify(body);
    response.writeHead(body.status, {
      'x-request-id': id,
      ...problemHeaders(body),
      'content-length': Buffer.byteLength(text),
    });
    this.end(call, text);
  }

  private end({ route, response, since }: DirectCall, text: string): void {
    response.end(text);
    this.parts.atHand.ended();
    this.parts.metrics.httpRequests.observe(
      { method: 'POST', route: route.path, status: String(response.statusCode) },
      (performance.now() - since) / 1_000,
    );
  }
}

/** Gives all bytes of a body whose length is stated, and bounded; nothing when the connection breaks before its end. */
function readAll(request: IncomingMessage, done: (bytes: Buffer) => void): void {
  let first: Buffer | undefined;
  let more: Buffer[] | undefined;
  request.on('data', (chunk: Buffer) => {
    if (first === undefined) first = chunk;
    else (more ??= [first]).push(chunk);
  });
  request.on('end', () => done(more ? Buffer.concat(more) : (first ?? Buffer.alloc(0))));
}
