/** Classes of SQLSTATE that say something about the data (54: it is too deep or too large): it can never be stored. */
const DATA_FAULTS = new Set(['22', '23', '54']);

/** Is this Postgres' refusal of a row itself, which would be the same at every attempt? */
export function isPoisonRow(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && code.length === 5) return DATA_FAULTS.has(code.slice(0, 2));
  return driverError !== error && isPoisonRow(driverError);
}
