/** Thrown inside this library when a line can't be parsed, or exceeds a bound; never leaves it. */
export class UnparsedError extends Error {
  override readonly name = 'UnparsedError';
}

const known = new Map<string, UnparsedError>();

/**
 * The error of a reason: always the same one, for to note where an error comes from takes longer than to parse a short line,
 * and a hostile one can make hundreds of them. The reasons are a few fixed texts.
 */
export function unparsed(reason: string): UnparsedError {
  let error = known.get(reason);
  if (!error) {
    error = new UnparsedError(reason);
    // Without it the error would keep what it was thrown for alive: the line.
    error.stack = reason;
    known.set(reason, error);
  }
  return error;
}
