import type { QueryClient } from '@tanstack/react-query';

/** Reads again all that is shown. The session isn't: it stays as it was opened. */
export async function refreshEverything(queries: QueryClient): Promise<void> {
  await queries.invalidateQueries({
    predicate: ({ queryKey: [key] }) => typeof key === 'string' && key.startsWith('/v1/'),
  });
}
