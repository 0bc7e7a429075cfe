/**
 * Why a local service could not be started: what is wrong, and what the person can do about it.
 * `message` holds both, ready to be shown as it is.
 */
export class ServiceFailure extends Error {
  constructor(
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${problem} ${remedy}`);
    this.name = 'ServiceFailure';
  }
}
