export interface MicroBatcherOptions<T> {
  /** Carries a batch to where it is safe. */
  readonly flush: (items: readonly T[]) => Promise<void>;
  /** A batch is full when it has so many items, and goes at once; one call's items are never split over batches. */
  readonly maxItems: number;
  /** A batch that is not full goes when none is under way and the last one went this long ago, in milliseconds. */
  readonly maxDelayMs: number;
  /** Full batches under way at the same time. */
  readonly maxInFlight: number;
  /** Items that may wait; beyond, calls are refused at once. */
  readonly maxWaiting: number;
  /** For how many an item counts; 1 unless set. */
  readonly sizeOf?: (item: T) => number;
  /** About how many bytes an item takes; without it items are bounded by number alone. */
  readonly bytesOf?: (item: T) => number;
  /** A batch is full when it has so many bytes, too. */
  readonly maxBytes?: number;
  /** Bytes that may wait; beyond, calls are refused at once. */
  readonly maxWaitingBytes?: number;
}

interface Waiting<T> {
  readonly items: readonly T[];
  readonly size: number;
  readonly bytes: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the items of many calls into few batches. What comes after a pause goes at once; what comes while a batch is
 * under way, or soon after it went, goes with the next: the more there is to do, the larger batches are, and the less each
 * item costs. When a batch fails, all that waits fails with it: where it could go it would wait as long to be told the same.
 */
export class MicroBatcher<T> {
  private waiting: Waiting<T>[] = [];
  private waitingItems = 0;
  private waitingBytes = 0;
  private inFlight = 0;
  /** When a batch that is not full may go, by the clock of `performance`. */
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;
  private idle: (() => void)[] = [];
  private readonly maxBytes: number;

  constructor(private readonly options: MicroBatcherOptions<T>) {
    this.maxBytes = options.maxBytes ?? Infinity;
  }

  /**
   * Resolves when the batch with these items was flushed.
   * @throws what a flush throws, of this batch or of one before it, or Error when too many wait
   */
  add(items: readonly T[]): Promise<void> {
    if (items.length === 0) return Promise.resolve();
    const { maxWaiting, maxWaitingBytes = Infinity } = this.options;
    if (this.waitingItems >= maxWaiting || this.waitingBytes >= maxWaitingBytes) {
      return Promise.reject(new Error('too much is waiting already'));
    }
    const [size, bytes] = this.measure(items);
    return new Promise((resolve, reject) => {
      this.waiting.push({ items, size, bytes, resolve, reject });
      this.waitingItems += size;
      this.waitingBytes += bytes;
      if (this.isFull()) this.flushNow();
      else this.flushLater();
    });
  }

  /** Flushes what waits; resolves when nothing is under way any more. */
  async drain(): Promise<void> {
    this.flushNow();
    if (this.inFlight === 0 && this.waiting.length === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private measure(items: readonly T[]): readonly [size: number, bytes: number] {
    const { sizeOf, bytesOf } = this.options;
    let [size, bytes] = [0, 0];
    for (const item of items) {
      size += sizeOf ? sizeOf(item) : 1;
      bytes += bytesOf ? bytesOf(item) : 0;
    }
    return [size, bytes];
  }

  private isFull(): boolean {
    return this.waitingItems >= this.options.maxItems || this.waitingBytes >= this.maxBytes;
  }

  /** As soon as the last batch went long enough ago; when one is under way, its end comes first. */
  private flushLater(): void {
    if (this.inFlight > 0 || this.timer || this.immediate) return;
    const wait = this.nextAt - performance.now();
    if (wait > 0) this.timer = setTimeout(() => this.flushNow(), wait);
    else this.immediate = setImmediate(() => this.flushNow());
  }

  private goOn(): void {
    if (this.isFull() || this.nextAt <= performance.now()) this.flushNow();
    else this.flushLater();
  }

  private stopWaiting(): void {
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
    this.timer = undefined;
    this.immediate = undefined;
  }

  private flushNow(): void {
    this.stopWaiting();
    while (this.waiting.length > 0 && this.mayGo()) void this.flush(this.take());
  }

  private mayGo(): boolean {
    return this.inFlight === 0 || (this.isFull() && this.inFlight < this.options.maxInFlight);
  }

  private take(): readonly Waiting<T>[] {
    let count = 0;
    let bytes = 0;
    let calls = 0;
    while (calls < this.waiting.length && count < this.options.maxItems && bytes < this.maxBytes) {
      count += this.waiting[calls]?.size ?? 0;
      bytes += this.waiting[calls]?.bytes ?? 0;
      calls += 1;
    }
    this.waitingItems -= count;
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, calls);
  }

  private async flush(batch: readonly Waiting<T>[]): Promise<void> {
    this.inFlight += 1;
    this.nextAt = performance.now() + this.options.maxDelayMs;
    try {
      await this.options.flush(batch.flatMap(({ items }) => items));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of [...batch, ...this.takeAll()]) reject(error);
    }
    this.inFlight -= 1;
    if (this.waiting.length > 0) this.goOn();
    else if (this.inFlight === 0) for (const resolve of this.idle.splice(0)) resolve();
  }

  private takeAll(): readonly Waiting<T>[] {
    this.stopWaiting();
    this.waitingItems = 0;
    this.waitingBytes = 0;
    return this.waiting.splice(0);
  }
}
