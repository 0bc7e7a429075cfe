/** Which runs this worker does something for, so that it can stop that when a run is cancelled. */
export class RunsAtWork {
  private readonly signals = new Map<string, Set<AbortController>>();

  /** Does some work of a run. The signal is aborted when the run is stopped. */
  async during<T>(runId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const ofRun = this.signals.get(runId) ?? new Set();
    this.signals.set(runId, ofRun.add(controller));
    try {
      return await work(controller.signal);
    } finally {
      ofRun.delete(controller);
      if (ofRun.size === 0) this.signals.delete(runId);
    }
  }

  /** Stops all that this worker does for a run. */
  stop(runId: string): void {
    for (const controller of this.signals.get(runId) ?? [])
      controller.abort(new Error('The run is cancelled'));
  }
}
