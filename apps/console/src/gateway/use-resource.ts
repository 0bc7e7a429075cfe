import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { reading } from './gateway-client.js';
import type { AnswerOf, QueryOf, ReadPath } from './wire.js';

export interface ResourceOptions<P extends ReadPath> {
  /** What stands for the names in the path, such as `{id}`. */
  readonly path?: Readonly<Record<string, string | number>>;
  readonly query?: QueryOf<P>;
  /** Also read again this often. */
  readonly everyMs?: number;
}

/** Reads one resource, and again whenever news says that something changed. While others are read, the last one stays. */
export function useResource<P extends ReadPath>(
  path: P,
  options: ResourceOptions<P> = {},
): UseQueryResult<AnswerOf<P>> {
  const { path: names, query, everyMs } = options;
  return useQuery({
    queryKey: [path, names ?? null, query ?? null],
    queryFn: ({ signal }) => readResource(path, { path: names, query }, signal),
    refetchInterval: everyMs ?? false,
    placeholderData: names === undefined ? keepPreviousData : undefined,
  });
}

/** Reads one resource, once. */
export async function readResource<P extends ReadPath>(
  path: P,
  params: Pick<ResourceOptions<P>, 'path' | 'query'>,
  signal?: AbortSignal,
): Promise<AnswerOf<P>> {
  // Path and parameters belong together by this function's own type, which the client can't see through.
  const query = Object.fromEntries(Object.entries(params.query ?? {}).filter(([, value]) => value !== ''));
  const { data } = await reading.GET(path as never, { params: { ...params, query }, signal } as never);
  return data as AnswerOf<P>;
}
