import { isPoisonRow } from '@bylaw/persistence';

/** What was stored of a batch, and the rows that never can be. */
export interface IsolatedStore<T, R> {
  readonly stored: readonly R[];
  readonly poison: readonly { readonly row: T; readonly error: unknown }[];
}

/**
 * Stores rows in one transaction, or, when Postgres refuses one of them for what it is, in ever smaller ones, so that
 * a row that can never be stored blocks no other.
 * @throws what `store` throws for any other reason: the rows may be stored later
 */
export async function storeIsolatingPoison<T, R>(
  rows: readonly T[],
  store: (rows: readonly T[]) => Promise<R>,
): Promise<IsolatedStore<T, R>> {
  try {
    return { stored: [await store(rows)], poison: [] };
  } catch (error) {
    if (!isPoisonRow(error)) throw error;
    const [row] = rows;
    if (row === undefined) throw error;
    if (rows.length === 1) return { stored: [], poison: [{ row, error }] };
  }
  const middle = Math.ceil(rows.length / 2);
  const left = await storeIsolatingPoison(rows.slice(0, middle), store);
  const right = await storeIsolatingPoison(rows.slice(middle), store);
  return { stored: [...left.stored, ...right.stored], poison: [...left.poison, ...right.poison] };
}
