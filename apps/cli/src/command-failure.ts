/** Something that the person can put right: shown as one message, without a stack. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
