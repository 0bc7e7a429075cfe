/** Thrown inside this library when a line can't be parsed, or exceeds a bound; never leaves it. */
export class UnparsedError extends Error {
  override readonly name = 'UnparsedError';
}
