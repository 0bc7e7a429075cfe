/** How much goes together, and when. */
export interface GathererOptions<T> {
  readonly carry: (items: readonly T[]) => Promise<unknown>;
  readonly sizeOf: (item: T) => number;
  /** Full, it goes at once. */
  readonly maxSize: number;
  /** Full ones under way at the same time; one that is not full goes alone. */
  readonly maxInFlight: number;
  /** From when one goes to when the next may that is not full, in milliseconds. */
  readonly pauseMs: number;
}

interface Waiting<T> {
  readonly item: T;
  readonly done: () => void;
}

/**
 * Carries what comes at the same time together. The hub has another, which bounds what waits and tells whoever waits of failures; a hub that
 * only carries does without. What can't be carried ends the process: it is for measuring only.
 */
export class Gatherer<T> {
  private waiting: Waiting<T>[] = [];
  private size = 0;
  private inFlight = 0;
  private nextAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: GathererOptions<T>) {}

  /** Resolves when it was carried. */
  add(item: T): Promise<void> {
    return new Promise((done) => {
      this.waiting.push({ item, done });
      this.size += this.options.sizeOf(item);
      this.go();
    });
  }

  private go(): void {
    while (this.waiting.length > 0 && this.mayGo()) void this.carry(this.take());
    if (this.waiting.length === 0 || this.inFlight > 0 || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.go();
    }, this.nextAt - performance.now());
  }

  private mayGo(): boolean {
    const { maxSize, maxInFlight } = this.options;
    if (this.size >= maxSize) return this.inFlight < maxInFlight;
    return this.inFlight === 0 && performance.now() >= this.nextAt;
  }

  private take(): readonly Waiting<T>[] {
    let [count, size] = [0, 0];
    for (const { item } of this.waiting) {
      if (size >= this.options.maxSize) break;
      size += this.options.sizeOf(item);
      count += 1;
    }
    this.size -= size;
    return this.waiting.splice(0, count);
  }

  private async carry(taken: readonly Waiting<T>[]): Promise<void> {
    this.inFlight += 1;
    this.nextAt = performance.now() + this.options.pauseMs;
    await this.options.carry(taken.map(({ item }) => item));
    for (const { done } of taken) done();
    this.inFlight -= 1;
    this.go();
  }
}
