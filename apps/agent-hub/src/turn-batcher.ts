interface Call<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** What became of one item: its result, or why it has none. */
export type Outcome<R> = { readonly result: R } | { readonly error: unknown };

/**
 * Carries out together what is asked for in one turn of the event loop. Doing the same step for many requests, and then the
 * next step, takes less time than all steps for one request after the other: the processor has the step's code and
 * data at hand. Nobody waits longer than until the sockets that are readable now have been read.
 */
export class TurnBatcher<T, R> {
  private calls: Call<T, R>[] = [];

  /** @param carryOut answers what became of each item, in order */
  constructor(private readonly carryOut: (items: readonly T[]) => Promise<readonly Outcome<R>[]>) {}

  /** @throws what became of the item, or what `carryOut` throws */
  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      if (this.calls.push({ item, resolve, reject }) === 1) setImmediate(() => void this.turn());
    });
  }

  private async turn(): Promise<void> {
    const calls = this.calls;
    this.calls = [];
    try {
      const outcomes = await this.carryOut(calls.map(({ item }) => item));
      for (const [index, { resolve, reject }] of calls.entries()) {
        const outcome = outcomes[index] ?? { error: new Error('An item has no outcome') };
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.result);
      }
    } catch (error) {
      for (const { reject } of calls) reject(error);
    }
  }
}
