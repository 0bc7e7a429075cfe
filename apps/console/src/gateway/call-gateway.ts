import { GatewayError } from './gateway-error.js';

/** A call of the gateway's API. */
export interface GatewayCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Goes along with every call that changes something; from the session. */
  readonly csrfToken?: string | null;
  readonly signal?: AbortSignal;
}

/** What the gateway answered. `queued`: a change was accepted, but is not made yet. */
export interface GatewayAnswer<T> {
  readonly body: T;
  readonly queued: boolean;
}

/**
 * Calls the gateway with the session's cookie.
 * @throws GatewayError with what the gateway says, or that it doesn't answer.
 */
export async function callGateway<T>(path: string, call: GatewayCall = {}): Promise<GatewayAnswer<T>> {
  const { method = 'GET', body, csrfToken, signal } = call;
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (typeof csrfToken === 'string') headers['x-bylaw-csrf'] = csrfToken;
  const answer = await send(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
    credentials: 'same-origin',
  });
  if (!answer.ok) throw await GatewayError.of(answer);
  const text = await answer.text();
  return { body: (text === '' ? null : JSON.parse(text)) as T, queued: answer.status === 202 };
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new GatewayError(0, 'unreachable', 'The gateway does not answer. Is it running?');
  }
}
