/** A hub's refusal, or the failure to get any answer from it (`status` 0). */
export class HubError extends Error {
  override readonly name = 'HubError';

  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** The problem's code, such as `recording_unavailable`; `no_answer` or `bad_answer` when it did not come from a hub. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
