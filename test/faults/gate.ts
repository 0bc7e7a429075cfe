import { until } from '@bylaw/testing';

/** Longer than any answer takes that a step may wait for. */
const SETTLED_WITHIN_MS = 60_000;

/** Lets those who work in steps through, or makes them wait between two steps. */
export class Gate {
  private closed: { readonly promise: Promise<void>; readonly open: () => void } | undefined;
  private inside = 0;

  /** Does one step when the gate is open. */
  async step(work: () => Promise<void>): Promise<void> {
    while (this.closed) await this.closed.promise;
    this.inside += 1;
    try {
      await work();
    } finally {
      this.inside -= 1;
    }
  }

  /** Closes it, and resolves when nobody is in the middle of a step. @throws Error when that takes too long. */
  async close(): Promise<void> {
    if (!this.closed) {
      let open = (): void => undefined;
      const promise = new Promise<void>((resolve) => (open = resolve));
      this.closed = { promise, open };
    }
    await until(async () => this.inside === 0, SETTLED_WITHIN_MS);
  }

  open(): void {
    this.closed?.open();
    this.closed = undefined;
  }
}
