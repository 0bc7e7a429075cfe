/** Thrown inside this library when a line can't be parsed, or exceeds a bound; never leaves it. */
export class UnparsedError extends Error {
  override readonly name: string = 'UnparsedError';
}

/**
 * A bound was exceeded: what was not read may be anything. What only may be a script is none when it can't be parsed, but
 * when it is too much the whole line counts as unparsed.
 */
export class BoundExceededError extends UnparsedError {
  override readonly name = 'BoundExceededError';
}

const known = new Map<string, UnparsedError>();

/**
 * The error of a reason: always the same one, for to note where an error comes from takes longer than to parse a short line,
 * and a hostile one can make hundreds of them. The reasons are a few fixed texts.
 */
export function unparsed(reason: string): UnparsedError {
  return known.get(reason) ?? noted(new UnparsedError(reason));
}

/** The same for a bound that is exceeded. */
export function beyondBound(reason: string): UnparsedError {
  return known.get(reason) ?? noted(new BoundExceededError(reason));
}

function noted(error: UnparsedError): UnparsedError {
  // Without it the error would keep what it was thrown for alive: the line.
  error.stack = error.message;
  known.set(error.message, error);
  return error;
}
