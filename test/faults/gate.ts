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

  close(): void {
    if (this.closed) return;
    let open = (): void => undefined;
    const promise = new Promise<void>((resolve) => (open = resolve));
    this.closed = { promise, open };
  }

  open(): void {
    this.closed?.open();
    this.closed = undefined;
  }

  /** Whether nobody is in the middle of a step. */
  get empty(): boolean {
    return this.inside === 0;
  }
}
