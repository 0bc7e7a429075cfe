/** A command was accepted and will be carried out, but its result is not there yet. */
export class CommandQueued extends Error {
  override readonly name = 'CommandQueued';

  constructor(
    readonly commandId: string,
    /** What the caller must be told now, as it can't be had later. */
    readonly also: Readonly<Record<string, unknown>> = {},
  ) {
    super(`Command ${commandId} is queued`);
  }

  /** Where its result will be. */
  get location(): string {
    return `/v1/commands/${this.commandId}`;
  }
}
