/** A thread ended in the middle of a replay, as when it is out of memory: the job fails, and the worker goes on. */
export class ReplayThreadDied extends Error {
  override readonly name = 'ReplayThreadDied';
}
