import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api.js';
import { GatewayError } from './gateway-error.js';

/** Calls the gateway's API with the session's cookie. What isn't a success is thrown, as a `GatewayError`. */
export type Gateway = Client<paths>;

/** A client whose changes carry the session's token against forged requests. */
export function gatewayClient(csrfToken: string | null): Gateway {
  const client = createClient<paths>({ credentials: 'same-origin', baseUrl: location.origin });
  client.use({
    onRequest: ({ request }) => {
      if (csrfToken !== null && request.method !== 'GET') request.headers.set('x-bylaw-csrf', csrfToken);
    },
    onResponse: async ({ response }) => {
      if (!response.ok) throw await GatewayError.of(response);
    },
    onError: ({ error }) => {
      if (error instanceof GatewayError) return error;
      if (error instanceof DOMException && error.name === 'AbortError') return error;
      return new GatewayError(0, 'unreachable', 'The gateway does not answer. Is it running?');
    },
  });
  return client;
}

/** For what only reads. */
export const reading = gatewayClient(null);
