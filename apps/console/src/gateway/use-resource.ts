import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { callGateway } from './call-gateway.js';

/** Reads one resource, and again whenever news says that something changed; also every `everyMs`, if given. */
export function useResource<T>(path: string, everyMs?: number): UseQueryResult<T> {
  return useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) => (await callGateway<T>(path, { signal })).body,
    refetchInterval: everyMs ?? false,
  });
}
