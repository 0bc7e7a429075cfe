/** Something that the person can put right: shown as one message, without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';

  constructor(
    message: string,
    /** What the other side calls it, when it refused. */
    readonly code?: string,
  ) {
    super(message);
  }
}
