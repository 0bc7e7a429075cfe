import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useSession } from '../sign-in/session.js';
import { callGateway, type GatewayAnswer } from './call-gateway.js';
import { refreshEverything } from './refresh-everything.js';

/** A change to make. */
export interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Makes changes under the session; everything on the page is read again after one. */
export function useChange<T = unknown>(): UseMutationResult<GatewayAnswer<T>, Error, Change> {
  const { csrfToken } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => callGateway<T>(path, { method, body, csrfToken }),
    onSettled: () => refreshEverything(queries),
  });
}
