export interface MicroBatcherOptions<T> {
  /** Carries a batch to where it is safe. */
  readonly flush: (items: readonly T[]) => Promise<void>;
  /** A batch is full when it has so many items, and goes at once; one call's items are never split over batches. */
  readonly maxItems: number;
  /** A batch that is not full goes when its first item has waited this long, in milliseconds, and none is under way. */
  readonly maxDelayMs: number;
  /** Full batches under way at the same time. */
  readonly maxInFlight: number;
  /** Items that may wait; beyond, calls are refused at once. */
  readonly maxWaiting: number;
}

interface Waiting<T> {
  readonly items: readonly T[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the items of many calls into few batches. What comes while a batch is under way goes with the next, when that
 * has ended: the more there is to do, the larger batches are, and the less each item costs.
 */
export class MicroBatcher<T> {
  private waiting: Waiting<T>[] = [];
  private waitingItems = 0;
  private inFlight = 0;
  private timer: NodeJS.Timeout | undefined;
  private idle: (() => void)[] = [];

  constructor(private readonly options: MicroBatcherOptions<T>) {}

  /** Resolves when the batch with these items was flushed. @throws what the flush throws, or Error when too many wait. */
  async add(items: readonly T[]): Promise<void> {
    if (items.length === 0) return;
    if (this.waitingItems >= this.options.maxWaiting) throw new Error('too much is waiting already');
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, resolve, reject });
      this.waitingItems += items.length;
      if (this.waitingItems >= this.options.maxItems) this.flushNow();
      else if (this.inFlight === 0) this.timer ??= setTimeout(() => this.flushNow(), this.options.maxDelayMs);
    });
  }

  /** Flushes what waits; resolves when nothing is under way any more. */
  async drain(): Promise<void> {
    this.flushNow();
    if (this.inFlight === 0 && this.waiting.length === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private flushNow(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.waiting.length > 0 && this.mayGo()) void this.flush(this.take());
  }

  private mayGo(): boolean {
    const { maxItems, maxInFlight } = this.options;
    return this.inFlight === 0 || (this.waitingItems >= maxItems && this.inFlight < maxInFlight);
  }

  private take(): readonly Waiting<T>[] {
    let count = 0;
    let calls = 0;
    while (calls < this.waiting.length && count < this.options.maxItems) {
      count += this.waiting[calls]?.items.length ?? 0;
      calls += 1;
    }
    this.waitingItems -= count;
    return this.waiting.splice(0, calls);
  }

  private async flush(batch: readonly Waiting<T>[]): Promise<void> {
    this.inFlight += 1;
    try {
      await this.options.flush(batch.flatMap(({ items }) => items));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    this.inFlight -= 1;
    if (this.waiting.length > 0) this.flushNow();
    else if (this.inFlight === 0) for (const resolve of this.idle.splice(0)) resolve();
  }
}
