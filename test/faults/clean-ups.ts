const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** What must be undone before this process ends, also when it is told to end in the middle of things. */
export class CleanUps {
  private readonly pending: (() => Promise<void>)[] = [];
  private ending: Promise<void> | undefined;

  /** From now on a signal undoes what is to be undone, the last first, and ends the process. */
  listen(): void {
    for (const [signal, code] of Object.entries(SIGNALS)) {
      // A terminal's interrupt comes twice: from the terminal, and from the process that started this one.
      process.on(signal, () => void (this.ending ??= this.undoAll().finally(() => process.exit(code))));
    }
  }

  /** Does the work, then undoes it; a process that is told to end undoes it without waiting for the work. */
  async after<T>(undo: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    this.pending.push(undo);
    try {
      return await work();
    } finally {
      // Whoever ends the process undoes it.
      if (this.ending) await this.ending;
      this.pending.splice(this.pending.indexOf(undo), 1);
      await undo();
    }
  }

  private async undoAll(): Promise<void> {
    for (const undo of this.pending.toReversed()) {
      await undo().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
