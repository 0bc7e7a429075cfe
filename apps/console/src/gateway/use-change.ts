import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useSession } from '../sign-in/session.js';
import type { Gateway } from './gateway-client.js';
import { refreshEverything } from './refresh-everything.js';

/** A change to make: a call of the gateway. */
export type Change = (gateway: Gateway) => Promise<{ readonly response: Response }>;

/** What became of it. `queued`: it was accepted, but is not made yet. */
export interface Changed {
  readonly queued: boolean;
}

/** Makes changes under the session; everything on the page is read again after one. */
export function useChange(): UseMutationResult<Changed, Error, Change> {
  const { gateway } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: Change) => ({ queued: (await change(gateway)).response.status === 202 }),
    onSettled: () => refreshEverything(queries),
  });
}
