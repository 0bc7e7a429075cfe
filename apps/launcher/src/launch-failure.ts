/** Why the system could not be started: one message that names the thing and the remedy, shown as it is. */
export class LaunchFailure extends Error {
  override readonly name = 'LaunchFailure';
}
